#!/usr/bin/env node
'use strict';
// Runs a command of Leadmock, and ends as it ends.
const { spawn } = require('node:child_process');
const { constants } = require('node:os');
const { findJava, javaArguments, JavaMissing, SERVERS } = require('../java.cjs');

const COULD_NOT_RUN = 3;
const words = process.argv.slice(2);

let java;
try {
  java = findJava();
} catch (problem) {
  if (!(problem instanceof JavaMissing)) throw problem;
  console.error(problem.message);
  process.exit(COULD_NOT_RUN);
}
// See javaArguments.
const input = SERVERS.includes(words[0]) ? 'pipe' : 'inherit';
const child = spawn(java, javaArguments(words), { stdio: [input, 'inherit', 'inherit'] });
// A terminal sends Ctrl-C to both; whoever sends it to us alone means the mock.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => child.kill(signal));
}
// npx ends on SIGTERM without passing it on; all that its child sees is another parent.
if (process.env.npm_command === 'exec') {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 200).unref();
}
child.on('error', (problem) => {
  console.error(`leadmock: cannot start ${java}: ${problem.message}`);
  process.exit(COULD_NOT_RUN);
});
child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
});
