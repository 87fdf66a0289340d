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

# bands NAME SERIES MEMBERS: per member of the last dimension a block (gnuplot's `index`) of lines "month low median high": the
# median and the 5 and 95 % quantiles over the replications.
bands() {
  column all -d "/$2"
  awk -v members="$3" -v months="$(wc -l <"$work/month.txt")" \
    '{ i = NR - 1; print i % members, int(i / members) % months, $1 }' "$work/all.txt" | sort -k1,1n -k2,2n -k3,3g |
    awk -v times="$work/month.txt" '
      function quantile(p,  at, i) { at = p * (n - 1); i = int(at); return i + 1 < n ? x[i] + (at - i) * (x[i + 1] - x[i]) : x[i] }
      function flush() { if (n) print time[month + 1], quantile(0.05), quantile(0.5), quantile(0.95); n = 0 }
      BEGIN { while ((getline line < times) > 0) time[++count] = line }
      $1 != member || $2 != month { flush() }
      NR > 1 && $1 != member { print "\n" }
      { member = $1; month = $2; x[n++] = $3 }
      END { flush() }' >"$work/$1.txt"
}

# A text as gnuplot takes it.
quoted() { printf "'%s'" "${1//\'/\'\'}"; }

# The terminal of gnuplot that draws a file of this name.
terminal() { case $1 in *.svg) echo svg ;; *) echo pngcairo ;; esac; }
