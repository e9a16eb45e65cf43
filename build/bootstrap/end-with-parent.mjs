// Runs on the machine's Node (18 or newer) before anything is installed: no dependencies, no TypeScript.

const LOOK_EVERY_MS = 1_000;
/** Taken when the program begins: installing takes a minute, in which the parent may go. */
const PARENT = process.ppid;

/**
 * Calls `end` when the process that started this one is gone. npm passes no signal on to what its shell started, and
 * one that is killed outright passes none at all: the window would stay behind. Windows does not tell.
 * @param {() => void} end
 */
export function endWithParent(end) {
  const timer = setInterval(() => {
    if (process.ppid === PARENT) return;
    clearInterval(timer);
    end();
  }, LOOK_EVERY_MS);
  timer.unref();
}
