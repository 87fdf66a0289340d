# For scripts that feed gnuplot from a results file through h5dump (Debian: hdf5-tools); gnuplot itself reads no HDF5.
# To be sourced after `results` and an empty folder `work` are set.

# column NAME H5DUMP_OPTIONS: numbers or texts, one a line, into work/NAME.txt. (To a pipe, h5dump's last value has no line end.)
column() {
  local name=$1
  shift
  h5dump -y -w 1 -o "$work/$name.raw" "$@" "$results" >/dev/null
  { cat "$work/$name.raw"; echo; } | sed 's/^ *//; s/, *$//; s/^"\(.*\)"$/\1/' | grep . >"$work/$name.txt"
}

# An attribute that is one line of ASCII.
attribute() { h5dump -a "$1" "$results" | sed -n 's/^ *(0): "\(.*\)"$/\1/p'; }

# months: work/month.txt as seconds since 1970, which gnuplot's time axis takes.
months() {
  local first
  first=$(date -u -d "$(attribute /month/units | cut -d' ' -f3)" +%s)
  column days -d /month
  awk -v first="$first" '{ print first + 86400 * $1 }' "$work/days.txt" >"$work/month.txt"
}

# bands NAME SERIES MEMBERS: work/NAME.txt with a block (gnuplot's `index`) for each member of the last dimension, as `summaries` writes it.
bands() {
  column all -d "/$2"
  awk -v members="$3" -v times="$work/month.txt" '
    BEGIN { while ((getline line < times) > 0) time[months++] = line }
    { i = NR - 1; print i % members, time[int(i / members) % months], $1 }' "$work/all.txt" | summaries >"$work/$1.txt"
}

# summaries: from lines "block month value", one for each replication, to lines "month low median high mean margin count": low and high
# are the 5 and 95 % quantiles, the margin is half the 95 % interval of the mean.
summaries() {
  sort -k1,1n -k2,2n -k3,3g | awk '
    function quantile(p,  at, i) { at = p * (n - 1); i = int(at); return i + 1 < n ? x[i] + (at - i) * (x[i + 1] - x[i]) : x[i] }
    # The 97.5 % quantile of Student-t; from three degrees of freedom on Abramowitz and Stegun 26.7.5, whose error is below 0.1 %.
    function student(f,  x) {
      x = 1.959963985
      return f == 1 ? 12.706205 : f == 2 ? 4.302653 : x + (x^3 + x) / (4 * f) + (5 * x^5 + 16 * x^3 + 3 * x) / (96 * f^2) \
        + (3 * x^7 + 19 * x^5 + 17 * x^3 - 15 * x) / (384 * f^3) \
        + (79 * x^9 + 776 * x^7 + 1482 * x^5 - 1920 * x^3 - 945 * x) / (92160 * f^4)
    }
    function flush(  i, mean, squares) {
      if (!n) return
      for (i = 0; i < n; ++i) mean += x[i] / n
      for (i = 0; i < n; ++i) squares += (x[i] - mean) ^ 2
      print month, quantile(0.05), quantile(0.5), quantile(0.95), mean, (n > 1 ? student(n - 1) * sqrt(squares / (n - 1) / n) : "nan"), n
      n = 0
    }
    $1 != block || $2 != month { flush() }
    NR > 1 && $1 != block { print "\n" }
    { block = $1; month = $2; x[n++] = $3 }
    END { flush() }'
}

# A text as gnuplot takes it.
quoted() { printf "'%s'" "${1//\'/\'\'}"; }

# The terminal of gnuplot that draws a file of this name.
terminal() { case $1 in *.svg) echo svg ;; *) echo pngcairo ;; esac; }
