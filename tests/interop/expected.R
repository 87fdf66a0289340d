# What the CSV export says a results file holds: R's readers compare what they see with it.
read_table <- function(path) read.csv(path, fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = character(0))

is_table <- function(folder, group) file.exists(file.path(folder, paste0(group, ".csv")))

all_series <- function(sample) {
  folder <- paste0(sample, ".csv")
  about <- read_table(file.path(folder, "variables.csv"))
  about <- about[!is_table(folder, about$group), ]
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

# People, events and firms, where the sample has them: of each its name, the dimension of its rows, and its columns.
all_tables <- function(sample) {
  folder <- paste0(sample, ".csv")
  about <- read_table(file.path(folder, "variables.csv"))
  about <- about[is_table(folder, about$group), ]
  lapply(unique(about$group), function(group) {
    rows <- read_table(file.path(folder, paste0(group, ".csv")))
    codes <- read_table(file.path(folder, "codes.csv"))
    columns <- about[about$group == group, ]
    list(name = group, row = columns$dimensions[1], columns = lapply(seq_len(nrow(columns)), function(i) {
      own <- codes[codes$table == group & codes$column == columns$name[i], ]
      text <- rows[[columns$name[i]]]
      c(as.list(columns[i, ]), list(
        is_code = nrow(own) > 0,
        flag_values = seq(-1, nrow(own) - 1),
        flag_meanings = joined(c("none", own$id)),
        flag_meanings_en = joined(c("none", own$name)),
        flag_meanings_zh = joined(c("无", own$name_zh)),
        text = text,
        values = if (nrow(own) > 0) ifelse(text == "", -1, match(text, own$id) - 1) else as.numeric(text)
      ))
    }))
  })
}
joined <- function(names) paste(gsub(" ", "_", names), collapse = " ")

# A reader's column, with `about(attribute)` for its attributes (NULL: none), and as the factor or number that it makes.
check_column <- function(seen, about, c) {
  check_same(as.numeric(seen), c$values, paste0(c$group, "/", c$name))
  check_same(about("long_name"), c$long_name, c$name)
  check_same(about("long_name_zh"), c$long_name_zh, c$name)
  if (!c$is_code) return(check_same(about("units"), c$unit, c$name))
  check_same(as.numeric(about("flag_values")), as.numeric(c$flag_values), c$name)
  for (a in c("flag_meanings", "flag_meanings_en", "flag_meanings_zh")) check_same(about(a), c[[a]], paste(c$name, a))
  coded <- factor(seen, about("flag_values"), strsplit(about("flag_meanings"), " ")[[1]])
  check_same(sub("^none$", "", as.character(coded)), c$text, c$name)
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
