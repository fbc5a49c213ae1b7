'use strict';
// Finds a Java that can run Leadmock.
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const OLDEST = 17;
const JAR = join(__dirname, 'leadmock.jar');

const HOW = `Install a Java runtime, ${OLDEST} or newer, and put it on the PATH or its folder into JAVA_HOME:
  Debian, Ubuntu   sudo apt-get install openjdk-17-jre-headless
  Fedora           sudo dnf install java-21-openjdk-headless
  macOS            brew install openjdk@21
  Windows          winget install EclipseAdoptium.Temurin.21.JRE
The container image and the self-contained archive of Leadmock need no Java.`;

/** Something that the user can mend; its message is all there is to say. */
class JavaMissing extends Error {
  constructor(what) {
    super(`leadmock: ${what}\n${HOW}`);
    this.name = 'JavaMissing';
  }
}

/** The command that starts Java: JAVA_HOME first, as everywhere. Throws JavaMissing. */
function findJava(environment = process.env) {
  const name = process.platform === 'win32' ? 'java.exe' : 'java';
  const home = environment.JAVA_HOME ? join(environment.JAVA_HOME, 'bin', name) : undefined;
  const java = home && existsSync(home) ? home : name;
  const asked = spawnSync(java, ['-version'], { encoding: 'utf8', env: environment });
  if (asked.error) {
    throw new JavaMissing(`no Java found in JAVA_HOME or on the PATH; expected Java ${OLDEST} or newer.`);
  }
  const version = /version "([^"]*)"/.exec(asked.stderr + asked.stdout)?.[1];
  if (!version || Number.parseInt(version, 10) < OLDEST) {
    throw new JavaMissing(
      `Java is too old: found ${version ?? 'an unknown version'} at ${java}; expected ${OLDEST} or newer.`);
  }
  return java;
}

/** Commands that run until they are stopped. */
const SERVERS = ['serve', 'proxy'];

/**
 * Arguments of Java for a command of ours. Most are over before the optimising compiler would pay. A server is to
 * stop when the pipe on its standard input ends: that happens even if this process is killed.
 */
function javaArguments([command, ...options]) {
  if (SERVERS.includes(command)) return ['-XX:+UseSerialGC', '-jar', JAR, command, '--until-stdin-ends', ...options];
  return ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', JAR, ...(command === undefined ? [] : [command]), ...options];
}

module.exports = { findJava, javaArguments, JavaMissing, SERVERS };
