# The homes of each scheme, delivered and held, and the people who wait for one: medians and 5-95 % bands over the replications.
# Usage: Rscript homes.R RESULTS.h5 PICTURE (.png, .svg or .pdf). Needs ncdf4, ggplot2.
library(ncdf4)
library(ggplot2)
files <- commandArgs(TRUE)
if (!file.exists(files[1])) stop(files[1], ": no such file", call. = FALSE)
n <- nc_open(files[1])
first <- as.Date(substr(ncatt_get(n, "month", "units")$value, 12, 21)) # "days since 2016-01-01 00:00:00"
month <- first + ncvar_get(n, "month")
name <- ncvar_get(n, "scheme_en")
series <- c(delivered = "homes_delivered", held = "homes_held", `people waiting` = "applicants_waiting")
bands <- do.call(rbind, lapply(names(series), function(s) {
  values <- ncvar_get(n, paste0("series/", series[s]), collapse_degen = FALSE) # scheme, month, replication
  band <- apply(values, 1:2, quantile, c(0.05, 0.5, 0.95))
  data.frame(scheme = factor(rep(name, length(month)), name), month = rep(month, each = length(name)), series = s,
             low = c(band[1, , ]), median = c(band[2, , ]), high = c(band[3, , ]))
}))

picture <- ggplot(bands, aes(month, colour = series, fill = series)) +
  geom_ribbon(aes(ymin = low, ymax = high), alpha = 0.25, colour = NA) +
  geom_line(aes(y = median), linewidth = 0.8) +
  facet_wrap(~scheme, nrow = 1, scales = "free_y") +
  scale_colour_manual(NULL, values = c("#0072B2", "#009E73", "#D55E00"), aesthetics = c("colour", "fill")) +
  scale_x_date(date_breaks = "1 year", date_labels = "%Y") +
  labs(title = ncatt_get(n, 0, "title")$value, x = NULL, y = "homes, people") +
  theme_bw() +
  theme(legend.position = "bottom")
ggsave(files[2], picture, width = 4 * length(name) + 1.5, height = 4, dpi = 90)
