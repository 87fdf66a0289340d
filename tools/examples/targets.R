# A fan chart of each target: median and 5-95 % band over the replications, what is asked for, and the month in which it is due.
# Usage: Rscript targets.R RESULTS.h5 PICTURE (.png or .pdf). Needs ncdf4.
library(ncdf4)
files <- commandArgs(TRUE)
n <- nc_open(files[1])
first <- as.Date(substr(ncatt_get(n, "month", "units")$value, 12, 21)) # "days since 2016-01-01 00:00:00"
month <- first + ncvar_get(n, "month")
count <- ncvar_get(n, "targets/headline", collapse_degen = FALSE) # target, month, replication
name <- ncvar_get(n, "target_en")
goal <- ncvar_get(n, "targets/goal")
due <- first + ncvar_get(n, "targets/deadline")
unit <- ncatt_get(n, "targets/headline", "units")$value

rows <- ceiling(length(name) / 2)
if (grepl("[.]pdf$", files[2])) pdf(files[2], 11, 3.5 * rows) else png(files[2], 1100, 350 * rows)
par(mfrow = c(rows, 2), mar = c(3, 4, 3, 1), oma = c(0, 0, 2, 0))
for (i in seq_along(name)) {
  band <- apply(count[i, , , drop = FALSE], 2, quantile, c(0.05, 0.5, 0.95))
  plot(month, band[2, ], type = "n", ylim = c(0, max(band, goal[i])), xlab = "", ylab = unit, main = name[i])
  polygon(c(month, rev(month)), c(band[1, ], rev(band[3, ])), col = "lightblue", border = NA)
  lines(month, band[2, ], col = "steelblue", lwd = 2)
  abline(h = goal[i], lty = "dashed")
  abline(v = due[i], lty = "dotted")
  legend("bottomright", c("5-95 %", "median", "target", "due"), bty = "n", lwd = c(8, 2, 1, 1),
         lty = c("solid", "solid", "dashed", "dotted"), col = c("lightblue", "steelblue", "black", "black"))
}
mtext(ncatt_get(n, 0, "title")$value, outer = TRUE, font = 2)
invisible(dev.off())
