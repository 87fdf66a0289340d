# R reads the CSV export as it comes: Chinese, dates and gaps.
folder <- paste0(commandArgs(TRUE)[1], ".csv")
files <- list.files(folder, "[.]csv$", recursive = TRUE, full.names = TRUE)
stopifnot(length(files) > 40)
for (path in files) {
  table <- read.csv(path, fileEncoding = "UTF-8-BOM")
  if (nrow(table) == 0 || any(startsWith(names(table), "X"))) stop(path, ": ", paste(names(table), collapse = " "))
  for (column in grep("_zh$", names(table), value = TRUE)) {
    if (!all(grepl("[\u4e00-\u9fff]", table[[column]]))) stop(path, ": ", column, " is not Chinese")
  }
}
waits <- read.csv(file.path(folder, "series/wait_months_mean.csv"), fileEncoding = "UTF-8-BOM")
stopifnot(is.numeric(waits$value), anyNA(waits$value), !anyNA(as.Date(waits$month)))
homes <- subset(read.csv(file.path(folder, "series/homes_held.csv"), fileEncoding = "UTF-8-BOM"), replication == 0)
wide <- reshape(homes[c("month", "scheme", "value")], idvar = "month", timevar = "scheme", direction = "wide")
stopifnot(ncol(wide) == 1 + length(unique(homes$scheme)))
cat("ok\n")
