# The panels of targets_gnuplot.sh, homes_gnuplot.sh and picture.sh. To be sourced after h5_columns.sh, and called after `months`.
# Each function prints what gnuplot is to do inside a multiplot.

# What all panels share.
panel_settings() {
  echo "set termoption noenhanced; set xdata time; set timefmt '%s'; set format x '%Y'; set xtics 31556952; set autoscale xfix; set yrange [0:*]"
}

# target_panels COUNT: median and 5-95 % band over the replications, what is asked for, and the month in which it is due.
target_panels() {
  local first i
  first=$(head -1 "$work/month.txt")
  column target_name -d /target_en
  column goal -d /targets/goal
  column due -d /targets/deadline
  bands fan targets/headline "$1"
  echo "set ylabel $(quoted "$(attribute /targets/headline/units)"); set style fill transparent solid 0.3 noborder; set key bottom right Left reverse"
  for ((i = 0; i < $1; ++i)); do
    line() { sed -n "$((i + 1))p" "$work/$1.txt"; }
    echo "set title $(quoted "$(line target_name)"); due = $first + 86400 * $(line due); set arrow 1 from due, graph 0 to due, graph 1 nohead dt 3"
    echo "plot '$work/fan.txt' index $i using 1:2:4 with filledcurves lc rgb '#0072B2' title '5-95 %', \
      '' index $i using 1:3 with lines lc rgb '#0072B2' lw 2 title 'median', \
      '' index $i using 1:($(line goal)) with lines lc 'black' dt 2 title 'target', NaN with lines lc 'black' dt 3 title 'due'"
  done
  echo "unset arrow 1"
}

# home_panels COUNT: the homes of each scheme, delivered and held, and the people who wait for one: medians and 5-95 % bands.
home_panels() {
  local i series plot line colour name file
  column scheme_name -d /scheme_en
  for series in homes_delivered homes_held applicants_waiting; do bands "$series" "series/$series" "$1"; done
  echo "set ylabel 'homes, people'; set style fill transparent solid 0.25 noborder; set key top left Left reverse"
  for ((i = 0; i < $1; ++i)); do
    echo "set title $(quoted "$(sed -n "$((i + 1))p" "$work/scheme_name.txt")")"
    plot=plot
    for line in "homes_delivered:#0072B2:delivered" "homes_held:#009E73:held" "applicants_waiting:#D55E00:people waiting"; do
      IFS=: read -r series colour name <<<"$line"
      file="'$work/$series.txt' index $i using 1"
      plot+=" $file:2:4 with filledcurves lc rgb '$colour' notitle, $file:3 with lines lc rgb '$colour' lw 2 title '$name',"
    done
    echo "${plot%,}"
  done
}

# members DIMENSION: how many there are.
members() {
  column members -d "/$1"
  wc -l <"$work/members.txt"
}
