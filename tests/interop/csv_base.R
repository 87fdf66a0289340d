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
for (name in c("people", "events", "firms")) {
  path <- file.path(folder, paste0(name, ".csv"))
  if (!file.exists(path)) next
  # With the codes of codes.csv as levels, no cell but an empty one is missing.
  codes <- read.csv(file.path(folder, "codes.csv"), fileEncoding = "UTF-8-BOM")
  codes <- codes[codes$table == name, ]
  text <- read.csv(path, fileEncoding = "UTF-8-BOM", colClasses = "character")
  for (column in unique(codes$column))
    stopifnot(is.na(factor(text[[column]], codes$id[codes$column == column])) == (text[[column]] == ""))
  for (column in setdiff(names(text), codes$column)) stopifnot(is.integer(type.convert(text[[column]], as.is = TRUE)))
}
cat("ok\n")
