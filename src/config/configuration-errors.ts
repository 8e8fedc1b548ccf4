import { HarnessError } from './harness-error.ts';

/** The configuration file cannot be found, read or parsed. */
export class ConfigurationUnreadable extends HarnessError {
  override readonly name = 'ConfigurationUnreadable';
  override readonly code = 'configuration-unreadable';
  override readonly exitCode = 2;

  constructor(file: string, reason: string, cause?: unknown) {
    super(`The configuration file ${file} cannot be read: ${reason}`, {
      hint: 'Check the path and the syntax; the file exports or contains one object.',
      cause,
    });
  }
}

/** A setting has a name or a value that is not allowed; `where` is a flag, a variable or a place in the file. */
export class SettingInvalid extends HarnessError {
  override readonly name = 'SettingInvalid';
  override readonly code = 'setting-invalid';
  override readonly exitCode = 2;

  constructor(where: string, problem: string, hint: string) {
    super(`${where}: ${problem}`, { hint });
  }
}

/** The token was announced, but it is not where it should be. */
export class TokenMissing extends HarnessError {
  override readonly name = 'TokenMissing';
  override readonly code = 'token-missing';
  override readonly exitCode = 2;

  constructor(place: string, cause?: unknown) {
    super(`There is no token in ${place}.`, {
      hint: 'Put the bearer token there, or name another place with --token-env or --token-file.',
      cause,
    });
  }
}

/** A file that should be a report is none. */
export class ReportUnreadable extends HarnessError {
  override readonly name = 'ReportUnreadable';
  override readonly code = 'report-unreadable';
  override readonly exitCode = 2;

  constructor(file: string, problem: string, cause?: unknown) {
    super(`${file} cannot be read as a report. ${problem}`, {
      hint: 'Give the report.json of a finished run, for example reports/latest/report.json.',
      cause,
    });
  }
}

/** A file that should hold recorded traffic holds none. */
export class TrafficUnreadable extends HarnessError {
  override readonly name = 'TrafficUnreadable';
  override readonly code = 'traffic-unreadable';
  override readonly exitCode = 2;

  constructor(file: string, problem: string, cause?: unknown) {
    super(`${file} cannot be read as recorded traffic. ${problem}`, {
      hint: 'Give a HAR file, for example one of `scimulate record` or the traffic.har of a run.',
      cause,
    });
  }
}

/** The file with known failures cannot be used. */
export class KnownFailuresUnreadable extends HarnessError {
  override readonly name = 'KnownFailuresUnreadable';
  override readonly code = 'known-failures-unreadable';
  override readonly exitCode = 2;

  constructor(file: string, problem: string, cause?: unknown) {
    super(`The known failures in ${file} cannot be read: ${problem}`, {
      hint: 'Write a JSON array of objects with check, reason and, if you like, issue and expires (YYYY-MM-DD).',
      cause,
    });
  }
}
