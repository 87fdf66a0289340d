#!/usr/bin/env python3
"""Studies on a real Slurm on this machine: `hearth sweep submit`, and what happens to a task whose time is over, that is preempted,
that fails, or that somebody cancels, and to a cluster that loses half its nodes. Every merged file must be the one of an undisturbed process.
Usage: slurm_test.py HEARTH SOURCES. Ends with 77 where there is no Slurm or the user is not root. With SWEEP_ENGINE=PROGRAM another
program does the shards and merges, from studies that are "POINTS REPLICATIONS MILLISECONDS_A_POINT"."""
import json, os, pathlib, re, shutil, subprocess, sys, tempfile, time

hearth, sources = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
engine = os.environ.get("SWEEP_ENGINE", str(hearth))
is_stub = "SWEEP_ENGINE" in os.environ
begin = time.monotonic()
faults = []


def skip(why):
    print("SKIPPED: " + why)
    sys.exit(77)


def call(*words, code=0, **more):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, stdin=subprocess.DEVNULL, **more)
    if code is not None and done.returncode != code:
        raise SystemExit(f"{words} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done


def expect(is_so, claim, *evidence):
    print(f"{time.monotonic() - begin:6.1f} s  {'ok  ' if is_so else 'FAULT'} {claim}", flush=True)
    if not is_so:
        faults.append(claim)
        print(*evidence, sep="\n", flush=True)


def study(name, points, milliseconds):
    """Plans a study in `place` of that many points, each of about that time (replications are added until it is)."""
    folder, file = place / name, place / (name + ".toml")
    if is_stub:
        file.write_text(f"{points} 2 {milliseconds}\n")
    else:
        text = (sources / "tests/slurm/study.toml").read_text()
        replications = max(1, round(milliseconds / milliseconds_a_run))
        file.write_text(text.replace("@SOURCES@", str(sources)).replace("@POINTS@", str(points)).replace("@RUNS@", str(replications)))
    call(engine, "sweep", "plan", file, "-o", folder)
    return folder


class Jobs:
    """A submitted study."""

    def __init__(self, folder, tasks, *more, program=engine):
        self.folder, self.tasks = folder, tasks
        told = call(hearth, "sweep", "submit", folder, "--engine", "slurm", "--tasks", tasks, "--program", program, *more).stdout
        self.array, self.merge = re.search(r"array (\d+) of \d+ tasks, and merge (\d+) ", told).groups()

    def state(self, job):
        text = call("scontrol", "show", "job", "--oneliner", job, code=None).stdout
        return re.search(r"JobState=(\w+)", text)[1], re.search(r"ExitCode=(\d+)", text)[1], text

    def states(self):
        return [self.state(f"{self.array}_{i}")[0] for i in range(self.tasks)]

    def running(self):
        """Waits until all tasks run: by the controller's word, and by their logs, as it says so before they have begun."""
        logs = lambda: len(list((self.folder / "jobs").glob(f"task-*{self.array}*.log")))
        wait(lambda: all(s == "RUNNING" for s in self.states()) and logs() == self.tasks, f"all tasks of {self.folder.name} run", 120)
        return self

    def merged(self, seconds):
        """Waits for the merge; its exit code."""
        wait(lambda: self.state(self.merge)[0] not in ("PENDING", "RUNNING", "COMPLETING"), f"{self.folder.name} is merged", seconds)
        return int(self.state(self.merge)[1])

    def logs(self, kind="task"):
        return "".join(p.read_text() for p in sorted((self.folder / "jobs").glob(f"{kind}-*.log")))


def wait(until, claim, seconds):
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            expect(False, claim + f" within {seconds} s", call("squeue", "--all", "--array").stdout)
            finish()
        time.sleep(0.5)


def is_undisturbed(jobs):
    """Whether the merged file is that of one process that nobody stops."""
    merged, alone = jobs.folder / "study.h5", place / (jobs.folder.name + " alone")
    if is_stub:
        return merged.read_text() == "".join(f"{p} x\n" for p in range(json.loads((jobs.folder / "plan.json").read_text())["points"]))
    call(engine, "sweep", "plan", place / (jobs.folder.name + ".toml"), "-o", alone)
    call(engine, "sweep", "run", alone, "--quiet")
    call(engine, "sweep", "merge", alone, "-o", alone / "study.h5")
    same = call("h5diff", "--exclude-path=/run", merged, alone / "study.h5", code=None)
    return same.returncode == 0 or print(same.stdout, same.stderr)


def finish():
    subprocess.run(["bash", cluster, "stop", place / "cluster"], check=True)
    if not faults:
        shutil.rmtree(place)
    else:
        print(f"what there was is in {place}")
    sys.exit(1 if faults else 0)


missing = [p for p in ("slurmctld", "slurmd", "munged", "sbatch", "scontrol", "setsid") + (() if is_stub else ("h5diff",)) if not shutil.which(p)]
if missing:
    skip("not installed: " + ", ".join(missing))
if os.geteuid() != 0:
    skip("a cluster of one's own needs root")
place = pathlib.Path(tempfile.mkdtemp(prefix="hearth-slurm-"))
cluster = sources / "tests/slurm/cluster.sh"
# Tests may be told to run where sbatch has options from the environment.
for name in [n for n in os.environ if n.startswith(("SBATCH_", "SLURM_"))]:
    del os.environ[name]
if subprocess.run(["bash", cluster, "start", place / "cluster", str(os.getpid())]).returncode != 0:
    shutil.rmtree(place)
    skip("Slurm does not start on this machine (see above)")
# The environment goes with the jobs, so that whoever stops the cluster knows them.
os.environ["SLURM_CONF"] = str(place / "cluster/slurm.conf")
os.environ["HEARTH_TEST_CLUSTER"] = str(place / "cluster")

# How long a replication takes here, of one processor while the other one has work too.
milliseconds_a_run = 1.0
if not is_stub:
    trial = study("trial", 1, 400)  # 400 runs of a millisecond, as far as is known by now: the start is little beside them
    at = time.monotonic()
    call(engine, "sweep", "run", trial, "--threads", "1", "--quiet")
    milliseconds_a_run = 1000 * (time.monotonic() - at) / 400

# All at once, on eight processors that the node claims to have: what takes long mostly waits.
# A task of some 90 s (40 s at the very least, should this machine have been busy at the trial) that is told after 40 s, in a partition where nothing preempts it.
long = Jobs(study("time limit", 360, 250), 1, "--time", "00:01:00", "--partition", "calm")
plain = Jobs(study("it's 100%a #\"$HOME\" 研究", 12, 100), 6, "--array-limit", "3")
noon = Jobs(study("noon", 160, 250), 4, "--partition", "halves").running()
time.sleep(1)
call("bash", cluster, "lose", place / "cluster", "half2")
lost = [i for i in range(noon.tasks) if "NodeList=half2" in noon.state(f"{noon.array}_{i}")[2]]
call("scontrol", "update", "NodeName=half2", "State=DOWN", "Reason=lost")  # as the controller itself says, five minutes later
flag, wrapper = place / "broken", place / "fails.sh"
flag.touch()
wrapper.write_text(f"""#!/bin/sh
case "$2 $5" in "run 1/3") [ ! -e '{flag}' ] || {{ echo 'disk full' >&2; exit 1; }} ;; esac
exec '{engine}' "$@"
""")
wrapper.chmod(0o755)
failing = Jobs(study("failing", 9, 100), 3, program=wrapper)

expect(plain.merged(180) == 0, "an array is merged when all its tasks are done", plain.logs(), plain.logs("merge"))
expect(plain.states() == ["COMPLETED"] * 6, "all its tasks end well", plain.states())
expect(is_undisturbed(plain), "its file is that of one process")

code = failing.merged(180)
log = failing.logs("merge")
expect(code == 1, "the merge ends with 1 when a task has failed", code, log)
expect(failing.states() == ["COMPLETED", "FAILED", "COMPLETED"], "the other tasks are not kept from running", failing.states())
expect("disk full" in failing.logs(), "the task's log has why it failed", failing.logs())
expect((failing.folder / "study.h5").exists(), "what is complete is merged")
expect("incomplete" in log and re.search(r"missing", log), "the merge's log says that something is missing", log)
flag.unlink()
again = Jobs(failing.folder, 3, program=wrapper)
expect(again.merged(180) == 0, "submitted again, the study is completed", again.logs(), again.logs("merge"))
expect(is_undisturbed(again), "its file is that of one process")

expect(len(lost) == 2 and noon.merged(240) == 0, "what half of the cluster has lost is done by the other half, and then merged", lost, noon.logs(), noon.logs("merge"))
expect(noon.states() == ["COMPLETED"] * 4, "all tasks end well", noon.states())
nodes = [re.search(r" NodeList=(\S+) ", noon.state(f"{noon.array}_{i}")[2])[1] for i in range(noon.tasks)]
expect(nodes == ["half1"] * 4, "none on the lost node", nodes)
expect(is_undisturbed(noon), "the file is that of one process")

# Three tasks of two processors and the long one leave one of eight: five more have to be taken from at least two tasks.
preempted = Jobs(study("preempted", 90, 250), 3, "--threads", "2").running()
time.sleep(2)
urgent = call("sbatch", "--parsable", "--partition=urgent", "--cpus-per-task=5", "--output=/dev/null", "--wrap=sleep 2").stdout.strip()
wait(lambda: Jobs.state(None, urgent)[0] == "COMPLETED", "the urgent job has run", 120)
expect(preempted.merged(240) == 0, "preempted tasks are finished later, and then merged", preempted.logs(), preempted.logs("merge"))
expect(preempted.states() == ["COMPLETED"] * 3, "they end well", preempted.states())
expect(len(re.findall(r"put back [1-9]", preempted.logs())) >= 2, "they had been put back", preempted.logs())
expect("back into the queue" not in preempted.logs(), "by Slurm and not by themselves", preempted.logs())
expect(is_undisturbed(preempted), "the file is that of one process")

cancelled = Jobs(study("cancelled", 100, 250), 2).running()
time.sleep(1)
call("scancel", cancelled.array)
wait(lambda: all(s == "CANCELLED" for s in cancelled.states()), "cancelled tasks end", 90)
time.sleep(8)  # more than a task that is put back waits
expect(cancelled.states() == ["CANCELLED"] * 2, "cancelled tasks are not put back", cancelled.states())
expect(cancelled.merged(90) == 1, "what they have done is merged, as incomplete", cancelled.logs("merge"))

expect(long.merged(500) == 0, "a task whose time is too short is finished later, and then merged", long.logs(), long.logs("merge"))
expect("back into the queue" in long.logs(), "it had put itself back", long.logs())
expect(long.states() == ["COMPLETED"], "it ends well", long.states())
expect("time limit exhausted" not in (place / "cluster/slurmctld.log").read_text().lower(), "no task came to its limit")
expect(is_undisturbed(long), "the file is that of one process")
finish()
