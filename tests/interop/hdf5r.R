# R's hdf5r finds the dimensions by their references and sees every value, text and Chinese name.
source("expected.R")
suppressMessages(library(hdf5r))
sample <- commandArgs(TRUE)[1]
h <- H5File$new(sample, "r")
check_same(h5attr(h, "title_zh"), title_zh(sample), "title_zh")
stopifnot(grepl(title_zh(sample), h[["scenario"]][], fixed = TRUE))
labels_of <- list()
for (s in all_series(sample)) {
  d <- h[[s$path]]
  scales <- sapply(h5attr(d, "DIMENSION_LIST"), function(r) basename(r$dereference()[[1]]$get_obj_name()))
  check_same(scales, s$dims, s$path)
  for (x in setdiff(s$dims, names(labels_of))) {
    labels <- h[[x]][]
    labels_of[[x]] <- if (x == "month") format(as.Date(labels, origin(h5attr(h[[x]], "units")))) else as.character(labels)
  }
  for (x in s$dims) check_same(labels_of[[x]], s$labels[[x]], paste(s$path, x))
  for (x in names(s$labels_zh)) check_same(h[[paste0(x, "_zh")]][], s$labels_zh[[x]], paste0(x, "_zh"))
  about <- sapply(c("units", "long_name", "long_name_zh"), function(a) h5attr(d, a), USE.NAMES = FALSE)
  check_same(about, c(s$unit, s$long_name, s$long_name_zh), s$path)
  check_values(d$read(), s)
  d$close()
  invisible(gc())  # of the objects that were looked at, whose counts hdf5r loses track of
}
table <- sapply(names(h[["parameters"]]), function(column) h[["parameters"]][[column]][])
csv <- read_table(paste0(sample, ".csv/parameters.csv"))
for (column in setdiff(names(csv), "key")) check_same(table[, column], csv[[column]], paste("parameters", column))
for (t in all_tables(sample)) {
  for (c in t$columns) {
    d <- h[[t$name]][[c$name]]
    check_same(basename(h5attr(d, "DIMENSION_LIST")[[1]]$dereference()[[1]]$get_obj_name()), t$row, c$name)
    check_column(d[], function(a) if (d$attr_exists(a)) h5attr(d, a), c)
  }
}
h$close_all()
cat("ok\n")
