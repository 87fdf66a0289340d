# R's rhdf5 sees every value, text and Chinese name; it can't follow references, so the names of dimensions come from a text.
source("expected.R")
suppressMessages(library(rhdf5))
sample <- commandArgs(TRUE)[1]
# It warns that it does not read the references of dimension scales.
attributes_of <- function(path) suppressWarnings(h5readAttributes(sample, path))
check_same(attributes_of("/")$title_zh, title_zh(sample), "title_zh")
stopifnot(grepl(title_zh(sample), h5read(sample, "scenario"), fixed = TRUE))
month <- format(as.Date(as.vector(h5read(sample, "month")), origin(attributes_of("month")$units)))
labels_of <- list()
for (s in all_series(sample)) {
  a <- h5read(sample, s$path)
  about <- attributes_of(s$path)
  dims <- strsplit(about$dimensions, " ")[[1]]
  check_same(dims, s$dims, s$path)
  for (d in setdiff(dims, names(labels_of))) labels_of[[d]] <- if (d == "month") month else as.character(h5read(sample, d))
  for (d in dims) check_same(labels_of[[d]], s$labels[[d]], paste(s$path, d))
  for (d in names(s$labels_zh)) check_same(h5read(sample, paste0(d, "_zh")), s$labels_zh[[d]], paste0(d, "_zh"))
  check_same(rev(dim(a)), unname(lengths(s$labels)), s$path)
  check_same(c(about$units, about$long_name, about$long_name_zh), c(s$unit, s$long_name, s$long_name_zh), s$path)
  check_values(a, s)
}
table <- as.data.frame(lapply(h5read(sample, "parameters"), as.vector))
csv <- read_table(paste0(sample, ".csv/parameters.csv"))
check_same(table$parameter, csv$key, "parameters")
for (column in setdiff(names(csv), "key")) check_same(table[[column]], csv[[column]], paste("parameters", column))
for (t in all_tables(sample)) {
  frame <- as.data.frame(lapply(h5read(sample, t$name), as.vector))
  check_same(sort(names(frame)), sort(c(t$row, sapply(t$columns, `[[`, "name"))), t$name)
  for (c in t$columns) {
    about <- attributes_of(paste0(t$name, "/", c$name))
    check_same(about$dimensions, t$row, c$name)
    check_column(frame[[c$name]], function(a) as.vector(about[[a]]), c)
  }
}
cat("ok\n")
