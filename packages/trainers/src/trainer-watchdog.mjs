// A training may not come back to its event loop for long, and so not hear that its stage is gone.
// This thread notices: whoever loses its parent process gets another one.
const parent = process.ppid;

setInterval(() => {
  // A thread cannot make its process exit, but it can kill it.
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 200);
