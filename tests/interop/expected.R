# What the CSV export says a results file holds: R's readers compare what they see with it.
read_table <- function(path) read.csv(path, fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = character(0))

all_series <- function(sample) {
  folder <- paste0(sample, ".csv")
  about <- read_table(file.path(folder, "variables.csv"))
  lapply(seq_len(nrow(about)), function(i) {
    s <- as.list(about[i, ])
    s$path <- paste0(s$group, "/", s$name)
    rows <- read_table(file.path(folder, paste0(s$path, ".csv")))
    s$dims <- strsplit(s$dimensions, " ")[[1]]
    s$labels <- lapply(setNames(nm = s$dims), function(d) unique(rows[[d]]))
    named <- s$dims[paste0(s$dims, "_zh") %in% names(rows)]
    s$labels_zh <- lapply(setNames(nm = named), function(d) unique(rows[[paste0(d, "_zh")]]))
    value <- ifelse(rows$value == "", NA, rows$value)
    since <- origin(s$unit)
    s$values <- if (is.na(since)) as.numeric(value) else as.numeric(as.Date(value) - since)
    s
  })
}

# The day from which a unit like "days since 2016-01-01 00:00:00" counts; NA for other units.
origin <- function(unit) as.Date(if (startsWith(unit, "days since ")) substr(unit, 12, 21) else NA)

title_zh <- function(sample) {
  table <- read_table(paste0(sample, ".csv/parameters.csv"))
  gsub('"', "", table$value[table$key == "title_zh"])
}

# R's readers reverse the axes, so that the order of the values is the file's. Float32 values agree to seven digits.
check_values <- function(seen, s) {
  seen <- as.numeric(seen)
  seen[is.nan(seen)] <- NA
  stopifnot(length(seen) == length(s$values), identical(is.na(seen), is.na(s$values)))
  if (!all(abs(seen - s$values) <= 1e-7 * abs(s$values), na.rm = TRUE)) stop(s$path, ": other values than the CSV export")
}

check_same <- function(seen, wanted, what) {
  seen <- as.vector(seen)
  if (!identical(seen, wanted)) stop(what, ": ", paste(head(seen), collapse = " "), " instead of ", paste(head(wanted), collapse = " "))
}
