#!/bin/bash
# A study as an array of PBS Professional or OpenPBS. 100 shards, 20 at once:
#   array=$(qsub -J 0-99%20 -v study=/path/DIR,shards=100,hearth=/path/hearth tools/cluster/pbs.sh)
#   qsub -W depend=afterany:$array -v study=/path/DIR,hearth=/path/hearth,merge=yes tools/cluster/pbs.sh
# (Torque: -t for -J, PBS_ARRAYID for PBS_ARRAY_INDEX, afteranyarray for afterany.)
#PBS -N hearth-sweep
#PBS -l select=1:ncpus=1
#PBS -l walltime=01:00:00
#PBS -r y
#PBS -j oe
# -r y: after a lost node the task starts again, and goes on where it was. Before it kills, at the limit or for a preemption, PBS
# sends TERM to all of the job; hearth then saves and ends with 75. A task that ended so is begun again by submitting the array
# again: what is done is not repeated.
if [ -n "${merge:-}" ]; then
  "$hearth" sweep merge "$study" -o "$study/study.h5" --force && exit 0
  "$hearth" sweep merge "$study" -o "$study/study.h5" --partial --force
  "$hearth" sweep status "$study"
  exit 1
fi
trap : TERM # hearth has the signal itself; this shell waits for it
"$hearth" sweep run "$study" --shard "$PBS_ARRAY_INDEX/$shards" --threads 1 --quiet
