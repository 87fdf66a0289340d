# A fan chart of each target: median and 5-95 % band over the replications, what is asked for, and the month in which it is due.
# Usage: Rscript targets.R RESULTS.h5 PICTURE (.png, .svg or .pdf). Needs ncdf4, ggplot2.
library(ncdf4)
library(ggplot2)
files <- commandArgs(TRUE)
if (!file.exists(files[1])) stop(files[1], ": no such file", call. = FALSE)
n <- nc_open(files[1])
first <- as.Date(substr(ncatt_get(n, "month", "units")$value, 12, 21)) # "days since 2016-01-01 00:00:00"
month <- first + ncvar_get(n, "month")
name <- ncvar_get(n, "target_en")
count <- ncvar_get(n, "targets/headline", collapse_degen = FALSE) # target, month, replication
band <- apply(count, 1:2, quantile, c(0.05, 0.5, 0.95))
fan <- data.frame(target = factor(rep(name, length(month)), name), month = rep(month, each = length(name)),
                  low = c(band[1, , ]), median = c(band[2, , ]), high = c(band[3, , ]))
asked <- data.frame(target = factor(name, name), goal = ncvar_get(n, "targets/goal"), due = first + ncvar_get(n, "targets/deadline"))

picture <- ggplot(fan, aes(month)) +
  geom_ribbon(aes(ymin = low, ymax = high, fill = "5-95 %"), alpha = 0.3) +
  geom_line(aes(y = median, colour = "median"), linewidth = 0.8) +
  geom_hline(aes(yintercept = goal, linetype = "target"), asked, key_glyph = "path") +
  geom_vline(aes(xintercept = due, linetype = "due"), asked, key_glyph = "path") +
  facet_wrap(~target, ncol = 2, scales = "free_y") +
  expand_limits(y = 0) +
  scale_fill_manual(NULL, values = "#0072B2") +
  scale_colour_manual(NULL, values = "#0072B2") +
  scale_linetype_manual(NULL, values = c(target = "dashed", due = "dotted"), breaks = c("target", "due")) +
  scale_x_date(date_breaks = "1 year", date_labels = "%Y") +
  labs(title = ncatt_get(n, 0, "title")$value, x = NULL, y = ncatt_get(n, "targets/headline", "units")$value) +
  theme_bw() +
  theme(legend.position = "bottom")
ggsave(files[2], picture, width = 11, height = 3.5 * ceiling(length(name) / 2), dpi = 90)
