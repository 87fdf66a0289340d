# R's ncdf4 opens the file labelled and sees every value of the CSV export, missing ones included.
source("expected.R")
suppressMessages(library(ncdf4))
sample <- commandArgs(TRUE)[1]
n <- nc_open(sample)
check_same(ncatt_get(n, 0, "title_zh")$value, title_zh(sample), "title_zh")
stopifnot(grepl(title_zh(sample), ncvar_get(n, "scenario"), fixed = TRUE))
text <- function(path, attribute) ncatt_get(n, path, attribute)$value
for (s in all_series(sample)) {
  v <- n$var[[s$path]]
  a <- ncvar_get(n, v, collapse_degen = FALSE)
  dims <- lapply(setNames(v$dim, basename(sapply(v$dim, `[[`, "name"))), `[[`, "vals")
  check_same(rev(names(dims)), s$dims, s$path)
  for (d in s$dims) {
    labels <- if (d == "month") format(as.Date(dims$month, origin(text("month", "units")))) else as.character(dims[[d]])
    check_same(labels, s$labels[[d]], paste(s$path, d))
  }
  for (d in names(s$labels_zh)) {
    check_same(ncvar_get(n, paste0(d, "_zh")), s$labels_zh[[d]], paste0(d, "_zh"))
    check_same(ncvar_get(n, paste0(d, "_en")), strsplit(text(d, "members_en"), "\n")[[1]], paste0(d, "_en"))
  }
  check_same(c(v$units, v$longname, text(s$path, "long_name_zh")), c(s$unit, s$long_name, s$long_name_zh), s$path)
  check_values(a, s)
}
for (t in all_tables(sample)) {
  for (c in t$columns) {
    path <- paste0(t$name, "/", c$name)
    check_same(basename(n$var[[path]]$dim[[1]]$name), t$row, path)
    check_column(ncvar_get(n, path), function(a) { x <- ncatt_get(n, path, a); if (x$hasatt) x$value }, c)
  }
}
cat("ok\n")
