# The homes of each scheme, delivered and held, and the people who wait for one: medians and 5-95 % bands over the replications.
# Usage: Rscript homes.R RESULTS.h5 PICTURE (.png or .pdf). Needs ncdf4.
library(ncdf4)
files <- commandArgs(TRUE)
n <- nc_open(files[1])
first <- as.Date(substr(ncatt_get(n, "month", "units")$value, 12, 21)) # "days since 2016-01-01 00:00:00"
month <- first + ncvar_get(n, "month")
name <- ncvar_get(n, "scheme_en")
series <- c(delivered = "homes_delivered", held = "homes_held", `people waiting` = "applicants_waiting")
values <- lapply(series, function(s) ncvar_get(n, paste0("series/", s), collapse_degen = FALSE)) # scheme, month, replication
colours <- c("grey50", "steelblue", "firebrick")

if (grepl("[.]pdf$", files[2])) pdf(files[2], 4.5 * length(name), 4.5) else png(files[2], 450 * length(name), 450)
par(mfrow = c(1, length(name)), mar = c(3, 4, 3, 1), oma = c(0, 0, 2, 0))
for (i in seq_along(name)) {
  bands <- lapply(values, function(v) apply(v[i, , , drop = FALSE], 2, quantile, c(0.05, 0.5, 0.95)))
  plot(range(month), c(0, max(unlist(bands), 1)), type = "n", xaxt = "n", xlab = "", ylab = "homes, people", main = name[i])
  axis.Date(1, month)
  for (k in seq_along(bands)) {
    polygon(c(month, rev(month)), c(bands[[k]][1, ], rev(bands[[k]][3, ])), col = adjustcolor(colours[k], 0.25), border = NA)
    lines(month, bands[[k]][2, ], col = colours[k], lwd = 2)
  }
  legend("topleft", names(series), col = colours, lwd = 2, bty = "n")
}
mtext(ncatt_get(n, 0, "title")$value, outer = TRUE, font = 2)
invisible(dev.off())
