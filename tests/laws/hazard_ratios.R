# Every hazard ratio of leaving, recovered from the log of events by R's survival package, against the scenario's parameters.
# Usage: hazard_ratios.R RESULTS [STATED]   RESULTS: a file with people; STATED: the file whose parameters count (RESULTS itself).
#
# Intervals of the counting process: a row of kind "state" holds from its month's scan on, until the next; "leave" is the month in
# whose scan somebody left. Time is months in the district, so that tenure is the baseline hazard: the scan of month m covers
# (m - entry, m - entry + 1]. Who was there when the run began comes under observation late (left truncation); who is there at its
# end is censored. A hazard is constant within a month, so departures at one tenure are tied by the monthly grid alone: coxph takes
# Efron's approximation. A Poisson fit in which a leaver counts for half of the last month gives the ratios of tenure and the base
# hazard and bounds the error of that approximation: since 1 - exp(-h) = h exp(-h/2) (1 + h^2/24 - ...), its likelihood is the exact
# one to 4 parts in 10,000 at a hazard of 0.1 a month.
#
# A ratio may be off by 4.8 standard errors (family-wise false alarm 1e-4). "shows" is the relative error that is then found with a
# probability of 99.9 %. It must be small enough to find every ratio that is not applied at all (1 in place of what is stated),
# a base hazard that is off by 30 %, and a ratio of 1.6 where the model has none; departures too few for that are a failure too.
suppressMessages({
  library(survival)
  library(hdf5r)
})
arguments <- commandArgs(TRUE)
file <- H5File$new(arguments[1], "r")
table <- H5File$new(tail(arguments, 1), "r")
stated <- setNames(table[["parameters/value"]][], table[["parameter"]][])
parameter <- function(key) as.numeric(stated[[key]])

column <- function(path) file[[path]][]
coded <- function(path) {
  meanings <- strsplit(h5attr(file[[path]], "flag_meanings"), " ")[[1]]
  meanings[match(column(path), h5attr(file[[path]], "flag_values"))]
}

# ---- Intervals
state <- coded("events/kind") == "state"
number <- function(name) column(paste0("events/", name))[state]
code <- function(name) coded(paste0("events/", name))[state]
person <- number("person_row") + 1L
entry <- column("people/entry_month")[person]
exit <- column("people/exit_month")[person]
month <- number("at_month")
n <- length(person)
ordered <- order(person, month, method = "radix")
is_last <- logical(n)
is_last[ordered] <- c(diff(person[ordered]) != 0, TRUE)
next_month <- integer(n)
next_month[ordered] <- c(month[ordered][-1], 0L)
left <- is_last & exit >= 0
start <- month - entry
stop <- ifelse(!is_last, next_month, ifelse(left, exit + 1L, length(column("month")))) - entry
stopifnot(stop > start, sum(left) == sum(coded("events/kind") == "leave"))

# ---- A column of X a ratio, and its logarithm as stated
X <- list()
log_ratio <- numeric(0)
# Levels of a covariate and their parameters; a reference level other than 1 has a parameter too.
covariate <- function(name, values, keys, reference = NULL) {
  for (level in names(keys)) {
    X[[paste(name, level)]] <<- as.numeric(values == level)
    log_ratio[paste(name, level)] <<- log(parameter(keys[[level]]) / if (is.null(reference)) 1 else parameter(reference))
  }
}
retention <- function(...) vapply(list(...), function(key) paste0("retention.hr_", key), "")
of_list <- function(list, levels) setNames(paste(list, levels, "hr_leaving", sep = "."), levels)

field <- coded("people/field")[person]
home <- code("home_now")
job <- code("job")
schemes <- unique(regmatches(names(stated), regexpr("(?<=^housing\\.)\\w+(?=\\.hr_leaving$)", names(stated), perl = TRUE)))
pays_rent <- home %in% c("private_rent", schemes[stated[paste0("housing.", schemes, ".kind")] == '"rental"'])
has_job <- !job %in% c("searching", "searching_long")
reference_class <- "classes.innovator.hr_leaving"
reference_field <- "fields.industry_research.hr_leaving"

covariate("class", code("class_now"), of_list("classes", c("core", "elite", "applied")), reference_class)
covariate("field", field, of_list("fields", setdiff(unique(field), "industry_research")), reference_field)
covariate("household", code("household"), retention(couple = "household_couple", family = "household_family"))
covariate("age", code("age"), retention(under_30 = "age_under30", "40_49" = "age_40_49", "50_plus" = "age_50_plus"))
covariate("international", coded("people/international")[person], retention(yes = "international_tag"))
covariate("high wage", code("high_wage"), retention(yes = "wage_high"))
covariate("team dissolved", code("team_dissolved"), c(yes = "teams.hr_member_leaving_after_dissolution"))
covariate("home", home, c(retention(own = "home_own", dormitory = "home_dormitory", relatives = "home_relatives"), of_list("housing", schemes)))
covariate("rent burden", ifelse(pays_rent, code("burden_band"), "none"),
          retention(under_20 = "rent_burden_under_20", "30_39" = "rent_burden_30_40", "40_49" = "rent_burden_40_50", "50_plus" = "rent_burden_over_50"))
covariate("last months", code("last_months"), retention(yes = "last_months_of_tenancy"))
covariate("waiting", code("waiting"), retention(yes = "waiting_for_home"))
covariate("job", job, retention(searching = "no_job", searching_long = "no_job_later"))
covariate("commute", ifelse(has_job, code("commute_band"), "none"),
          retention(under_30 = "commute_under_30", "45_59" = "commute_45_60", "60_89" = "commute_60_90", "90_plus" = "commute_over_90"))
covariate("ties", code("tie_band"), retention("0_2" = "ties_0_2", "6_plus" = "ties_6_plus"))
most_counted <- parameter("retention.max_ties_lost_counted")
lost <- pmin(number("ties_lost"), most_counted)
for (k in 1:most_counted) {
  X[[paste("ties lost", k)]] <- as.numeric(lost == k)
  log_ratio[paste("ties lost", k)] <- k * log(parameter("retention.hr_per_tie_lost"))
}
# What the model gives no ratio must have none.
for (level in c("young_firm", "public_post", "outside")) X[[paste("job", level)]] <- as.numeric(job == level)
X[["high-end tag"]] <- as.numeric(coded("people/high_end")[person] == "yes")
X <- do.call(cbind, X)
neutral <- setdiff(colnames(X), names(log_ratio))
log_ratio[neutral] <- 0

# ---- The Cox fit
cox <- coxph(Surv(start, stop, left) ~ X, init = log_ratio, ties = "efron")

# ---- The Poisson fit: intervals cut at the bands of tenure
bands <- c("0_6", "7_12", "13_24", "25_36", "37_60", "over_60")
cuts <- c(0, 7, 13, 25, 37, 61, Inf)
pieces <- do.call(rbind, lapply(seq_along(bands), function(b) {
  months <- pmin(stop, cuts[b + 1]) - pmax(start, cuts[b])
  row <- which(months > 0)
  left_here <- left[row] & stop[row] <= cuts[b + 1]
  data.frame(row, band = bands[b], left = left_here, months = months[row] - left_here / 2)
}))
compared <- setdiff(bands, "13_24")
tenure <- sapply(compared, function(b) as.numeric(pieces$band == b))
colnames(tenure) <- paste("tenure", compared)
base <- parameter("retention.base_hazard_per_month") * parameter(reference_class) * parameter(reference_field)
wanted <- c(log(base), log(sapply(paste0("retention.hr_tenure_", compared), parameter)), log_ratio)
names(wanted)[1:6] <- c("base hazard", colnames(tenure))
poisson <- glm.fit(cbind(1, tenure, X[pieces$row, ]), pieces$left, offset = log(pieces$months), family = poisson(), start = wanted)

# ---- Verdicts
faults <- character(0)
fault <- function(...) faults <<- c(faults, paste0(...))
compare <- function(fit, seen, wanted, variance) {
  error <- sqrt(diag(variance))
  off <- (seen - wanted) / error
  limit <- qnorm(1 - 1e-4 / 2 / length(seen))
  shown <- (limit + qnorm(0.999)) * error
  chi_square <- drop(t(seen - wanted) %*% solve(variance, seen - wanted))
  p <- pchisq(chi_square, length(seen), lower.tail = FALSE)
  cat(sprintf("\n%s: %d departures, chi-square %.1f of %d, p = %.3f\n", fit, sum(left), chi_square, length(seen), p))
  cat(sprintf("%-22s %8s %8s %8s %6s %7s\n", "", "ratio", "stated", "error", "off", "shows"))
  cat(sprintf("%-22s %8.4f %8.4f %8.4f %6.1f %6.0f%%\n", names(wanted), exp(seen), exp(wanted), error, off, 100 * expm1(shown)), sep = "")
  to_show <- ifelse(names(wanted) == "base hazard", log(1.3), ifelse(names(wanted) %in% neutral, log(1.6), abs(wanted)))
  for (k in which(abs(off) > limit)) fault(fit, ": ", names(wanted)[k], " is ", signif(exp(seen[k]), 4), ", stated ", signif(exp(wanted[k]), 4))
  for (k in which(shown > to_show)) fault(fit, ": too few departures to show the ratio of ", names(wanted)[k])
  if (p < 1e-4 || p > 1 - 1e-4) fault(fit, ": chi-square ", signif(chi_square, 4), " of ", length(seen))
}
compare("coxph", coef(cox), log_ratio, vcov(cox))
r <- qr.R(poisson$qr)
compare("Poisson", coef(poisson), wanted, chol2inv(r))
efron <- (coef(cox) - coef(poisson)[-(1:6)]) / sqrt(diag(vcov(cox)))
cat(sprintf("\nThe two fits differ by %.2f standard errors at most (%s)\n", max(abs(efron)), colnames(X)[which.max(abs(efron))]))
if (max(abs(efron)) > 1) fault("Efron's approximation is too coarse here")
if (length(faults) > 0) stop(paste(c("", faults), collapse = "\n"))
