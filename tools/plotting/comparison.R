# What a plan changes: people who wait for an apartment, the paired difference between two runs with its 95 % interval.
# Usage: Rscript comparison.R BASELINE.h5 WHAT_IF.h5 PICTURE (.png, .svg or .pdf). Needs ncdf4, ggplot2.
library(ncdf4)
library(ggplot2)
files <- commandArgs(TRUE)
for (file in files[1:2]) if (!file.exists(file)) stop(file, ": no such file", call. = FALSE)
plans <- lapply(files[1:2], nc_open)
about <- function(plan, attribute) ncatt_get(plan, 0, attribute)$value
# A row a month, a column a replication.
waiting <- lapply(plans, function(n) {
  a <- ncvar_get(n, "series/applicants_waiting", collapse_degen = FALSE)[ncvar_get(n, "scheme") == "apartment", , ]
  dimnames(a) <- list(format(as.Date(substr(ncatt_get(n, "month", "units")$value, 12, 21)) + ncvar_get(n, "month")), ncvar_get(n, "replication"))
  a
})
# What pairs must share besides: one person then has the same luck in both.
luck <- lapply(plans, function(n) {
  list(about(n, "hearth_version"), about(n, "seed"), ncvar_get(n, "parameters/value")[ncvar_get(n, "parameter") == "run.scale"], ncvar_get(n, "month"))
})
shared <- Map(intersect, dimnames(waiting[[1]]), dimnames(waiting[[2]])) # months, and replications: of one number, they have the same luck
if (!identical(luck[[1]], luck[[2]]) || length(shared[[2]]) < 2) {
  stop("these results cannot be paired: they must share the version of Hearth, seed, scale, months and at least two replications", call. = FALSE)
}
difference <- waiting[[2]][shared[[1]], shared[[2]]] - waiting[[1]][shared[[1]], shared[[2]]]
pairs <- ncol(difference)
d <- data.frame(month = as.Date(shared[[1]]), mean = rowMeans(difference), margin = qt(0.975, pairs - 1) * apply(difference, 1, sd) / sqrt(pairs),
                t(apply(difference, 1, quantile, c(low = 0.05, high = 0.95), names = FALSE)))

name <- sapply(plans, function(n) paste(c(about(n, "title"), setdiff(strsplit(about(n, "overrides"), "\n")[[1]], "")), collapse = ", "))
picture <- ggplot(d, aes(month)) +
  geom_ribbon(aes(ymin = X1, ymax = X2, fill = "5-95 % of the pairs")) +
  geom_ribbon(aes(ymin = mean - margin, ymax = mean + margin, fill = "95 % interval of the mean")) +
  geom_line(aes(y = mean, colour = paste("mean of", pairs, "pairs"))) +
  geom_hline(aes(yintercept = 0, linetype = "no difference")) +
  scale_fill_manual(NULL, values = c("#CCE3F0", "#7FB8D8")) +
  scale_colour_manual(NULL, values = "#0072B2") +
  scale_linetype_manual(NULL, values = "dashed") +
  scale_x_date(date_breaks = "1 year", date_labels = "%Y") +
  labs(title = paste("People who wait:", ncvar_get(plans[[1]], "scheme_en")[ncvar_get(plans[[1]], "scheme") == "apartment"]),
       subtitle = paste0(name[2], "\nless ", name[1]), x = NULL, y = "difference, people") +
  theme_bw() +
  theme(legend.position = "bottom")
ggsave(files[3], picture, width = 9, height = 5, dpi = 90)
last <- tail(d, 1)
cat(sprintf("%s difference %.2f (95 %%: %.2f to %.2f)\n", format(last$month, "%Y-%m"), last$mean, last$mean - last$margin, last$mean + last$margin))
