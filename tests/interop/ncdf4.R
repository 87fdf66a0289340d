# R's ncdf4 opens the sample labelled and sees the values of the CSV export.
path <- commandArgs(TRUE)[1]
library(ncdf4)
n <- nc_open(path)
v <- n$var[["series/people"]]
a <- ncvar_get(n, v)
dimnames(a) <- setNames(lapply(v$dim, `[[`, "vals"), basename(sapply(v$dim, `[[`, "name")))
stopifnot(identical(names(dimnames(a)), c("class", "month", "replication")))
stopifnot(identical(as.character(dimnames(a)$class), c("core", "elite", "applied", "innovator")))
csv <- read.csv(paste0(path, ".csv/series/people.csv"), fileEncoding = "UTF-8-BOM")
stopifnot(all(as.vector(a) == csv$value))
stopifnot(as.Date(n$dim[["month"]]$vals, "2016-01-01")[14] == as.Date("2017-02-01"))
stopifnot(ncatt_get(n, "series/people", "long_name_zh")$value == "\u6708\u672b\u5728\u533a\u4eba\u624d")
cat("ok\n")
