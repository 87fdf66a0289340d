#!/usr/bin/env bash
# A real Slurm on this machine, for a test: controller, three nodes (one of eight processors and two halves of a small cluster), munge,
# all in one folder, on ports of its own. Root only.
# Usage: cluster.sh start FOLDER [OWNER]   starts it; then SLURM_CONF=FOLDER/slurm.conf is all that sbatch and others need.
#                                          It is stopped when the process OWNER (by default the caller) has ended in any way.
#        cluster.sh lose FOLDER NODE       takes a node's power: all its processes are gone at once, unasked.
#        cluster.sh stop FOLDER            stops it, and what its jobs have started.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,7s/^# //p' "$0" >&2; exit 2; }
mkdir -p "$2"
folder=$(cd "$2" && pwd)
conf=$folder/slurm.conf
node=$(hostname -s)
export SLURM_CONF=$conf

# All processes of this cluster and of its jobs: they have its folder in their environment, or, as slurmstepd writes its title over
# that, as their working directory. The guard and this script have it too and are left out.
ours() {
  local file process
  {
    grep -lszxF "HEARTH_TEST_CLUSTER=$folder" /proc/[0-9]*/environ || true
    for file in $(grep -ls '^slurm' /proc/[0-9]*/comm || true); do
      [ "$(readlink "${file%comm}cwd")" != "$folder" ] || echo "$file"
    done
  } | cut -d/ -f3 | sort -u | while read -r process; do
    # Not this script, its guard, nor a part of their pipelines, which have ended by the time somebody asks.
    [ "$process" = $$ ] || [ "$process" = "${guard:-}" ] || [ ! -e "/proc/$process/exe" ] ||
      grep -qszxF "$0" "/proc/$process/cmdline" || echo "$process"
  done
}

# A task's parent is the slurmstepd that started it, which shows its node nowhere. A task that is just being started shows its own a moment
# later: the node is lost when none has been found for a second.
lose() {
  local tasks parents quiet=0
  pkill -KILL -f "^slurmd -f $conf -N $1\$"
  while [ $quiet -lt 5 ]; do
    tasks=$(grep -lszxF "SLURMD_NODENAME=$1" $(ours | sed 's,.*,/proc/&/environ,') /dev/null | cut -d/ -f3) || true  # some have ended
    parents=$(for task in $tasks; do ps -o ppid= -p "$task" || true; done)
    # shellcheck disable=SC2086
    kill -KILL $(for parent in $parents; do [ "$(cat "/proc/$parent/comm")" != slurmstepd ] || echo "$parent"; done) $tasks 2>/dev/null || true
    quiet=$((quiet + 1))
    [ -z "$tasks" ] || quiet=0
    sleep 0.2
  done
}

stop() {
  local signal processes
  for signal in TERM KILL KILL; do
    processes=$(ours)
    [ -n "$processes" ] || return 0
    kill -s "$signal" $processes 2>/dev/null || true
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      [ -n "$(ours)" ] || return 0
      sleep 0.2
    done
  done
}

free_port() {
  python3 -c 'import socket; s = [socket.socket() for _ in range(4)]; [x.bind(("127.0.0.1", 0)) for x in s]; print(*[x.getsockname()[1] for x in s])'
}

start() {
  local owner=$1 ports name
  rm -rf "$folder/state" "$folder/spool" "$folder/munge"  # jobs of an earlier cluster are not to come back
  mkdir -p "$folder/state" "$folder/spool" "$folder/munge"
  chmod 700 "$folder/munge" "$folder/state"
  chmod 755 "$folder"
  [ -s "$folder/munge/key" ] || head -c 128 /dev/urandom >"$folder/munge/key"
  chmod 400 "$folder/munge/key"
  # shellcheck disable=SC2046
  set -- $(free_port)
  ports=("$@")
  # Eight processors, whatever the machine has: scenarios that mostly wait are to overlap. A task that is put back starts again
  # after cred_expire (two minutes unless told). SchedulerParameters: the queue is looked at every second.
  cat >"$conf" <<CONF
ClusterName=hearthtest
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket,cred_expire=5
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool/%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd-%n.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd-%n.log
SlurmdParameters=config_overrides
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
KillWait=5
MinJobAge=300
MaxArraySize=101
NodeName=$node NodeAddr=127.0.0.1 Port=${ports[1]} CPUs=8 Boards=1 SocketsPerBoard=1 CoresPerSocket=8 ThreadsPerCore=1 State=UNKNOWN
NodeName=half1 NodeHostname=$node NodeAddr=127.0.0.1 Port=${ports[2]} CPUs=2 Boards=1 SocketsPerBoard=1 CoresPerSocket=2 ThreadsPerCore=1 State=UNKNOWN
NodeName=half2 NodeHostname=$node NodeAddr=127.0.0.1 Port=${ports[3]} CPUs=2 Boards=1 SocketsPerBoard=1 CoresPerSocket=2 ThreadsPerCore=1 State=UNKNOWN
PartitionName=main Nodes=$node Default=YES PriorityTier=10 PreemptMode=REQUEUE MaxTime=60
PartitionName=calm Nodes=$node PriorityTier=10 PreemptMode=OFF MaxTime=60
PartitionName=urgent Nodes=$node PriorityTier=100 PreemptMode=OFF MaxTime=60
PartitionName=halves Nodes=half[1-2] PriorityTier=10 PreemptMode=OFF MaxTime=60
CONF
  export HEARTH_TEST_CLUSTER=$folder
  # Out of this shell's session, so that whoever kills the test's group doesn't kill the guard with it.
  setsid bash "$0" guard "$folder" "$owner" </dev/null >/dev/null 2>&1 &
  munged --force --socket="$folder/munge/socket" --key-file="$folder/munge/key" --pid-file="$folder/munge/pid" \
    --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" --num-threads=2
  slurmctld -f "$conf"
  for name in "$node" half1 half2; do slurmd -f "$conf" -N "$name"; done
  for _ in $(seq 150); do
    if [ "$(sinfo -h -o %T 2>/dev/null | sort -u)" = idle ]; then return 0; fi
    sleep 0.2
  done
  echo "Slurm did not start:" >&2
  tail -n 20 "$folder"/slurm*.log "$folder/munge/log" >&2
  stop
  return 1
}

case $1 in
  start) start "${3:-$PPID}" ;;
  lose) lose "$3" ;;
  stop) stop ;;
  guard)
    guard=$$
    while kill -0 "$3" 2>/dev/null && [ -e "$conf" ]; do sleep 1; done
    stop
    ;;
  *) exit 2 ;;
esac
