#!/bin/bash
# A study as an array of Grid Engine (SGE, UGE, OGE), which counts from 1. 100 shards, 20 at once:
#   qsub -t 1-100 -tc 20 -v study=/path/DIR,shards=100,hearth=/path/hearth tools/cluster/sge.sh
#   qsub -hold_jid hearth_sweep -t 1-1 -v study=/path/DIR,hearth=/path/hearth,merge=yes -N hearth_merge tools/cluster/sge.sh
#$ -N hearth_sweep
#$ -S /bin/bash
#$ -j y
#$ -l s_rt=00:58:00,h_rt=01:00:00
#$ -notify
#$ -r y
# s_rt and -notify: USR1 to all of the job two minutes before the limit, and USR2 (here made TERM) before it is killed. Hearth saves
# and ends with 75; the task then ends with 99, by which Grid Engine puts it back in the queue.
if [ -n "${merge:-}" ]; then
  "$hearth" sweep merge "$study" -o "$study/study.h5" --force && exit 0
  "$hearth" sweep merge "$study" -o "$study/study.h5" --partial --force
  "$hearth" sweep status "$study"
  exit 1
fi
trap 'kill -s TERM "$child" 2>/dev/null' USR1 USR2
(trap '' USR2; exec "$hearth" sweep run "$study" --shard "$((SGE_TASK_ID - 1))/$shards" --threads 1 --quiet) &
child=$!
while :; do wait "$child"; code=$?; kill -0 "$child" 2>/dev/null || break; done
wait "$child"; code=$?
[ "$code" != 75 ] || exit 99
exit "$code"
