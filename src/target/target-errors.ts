import { HarnessError } from '../config/harness-error.ts';

/** The address cannot be a SCIM base URL. */
export class AddressInvalid extends HarnessError {
  override readonly name = 'AddressInvalid';
  override readonly code = 'address-invalid';
  override readonly exitCode = 2;

  constructor(
    address: string,
    problem: string,
    hint = 'Give the SCIM base URL, for example https://example.com/scim/v2.',
  ) {
    super(`"${address}" is not a SCIM base URL: ${problem}`, { hint });
  }
}

/** No HTTP answer came from the target. */
export class TargetUnreachable extends HarnessError {
  override readonly name = 'TargetUnreachable';
  override readonly code = 'target-unreachable';
  override readonly exitCode = 3;

  constructor(url: string, reason: string) {
    super(`No HTTP answer from ${url}: ${reason}`, {
      hint: 'Check the address, that the service is running, and the network.',
    });
  }
}

/** The target did not finish an answer in time. */
export class TargetTimedOut extends HarnessError {
  override readonly name = 'TargetTimedOut';
  override readonly code = 'target-timed-out';
  override readonly exitCode = 3;

  constructor(url: string, timeoutMs: number) {
    super(`${url} gave no complete answer within ${timeoutMs} ms.`, {
      hint: 'Check that the service is healthy, or allow more time with --timeout.',
    });
  }
}

/** The certificate or the TLS handshake of the target was refused. */
export class TargetUntrusted extends HarnessError {
  override readonly name = 'TargetUntrusted';
  override readonly code = 'target-untrusted';
  override readonly exitCode = 3;

  constructor(url: string, reason: string) {
    super(`No trusted TLS connection to ${url}: ${reason}`, {
      hint: 'Check the scheme of the address; for a private authority set NODE_EXTRA_CA_CERTS to its certificate file.',
    });
  }
}

/** The target refuses the credentials. */
export class TargetUnauthorized extends HarnessError {
  override readonly name = 'TargetUnauthorized';
  override readonly code = 'target-unauthorized';
  override readonly exitCode = 3;

  constructor(url: string, status: number, hasToken: boolean) {
    super(`${url} refuses ${hasToken ? 'the token' : 'a request without a token'} with ${status}.`, {
      hint: hasToken
        ? 'Check that the token is the current one of this tenant and may read users.'
        : 'Set SCIM_TOKEN to the bearer token, or name its place with --token-env or --token-file.',
    });
  }
}

/** The target answers with a redirect instead of SCIM. */
export class TargetRedirects extends HarnessError {
  override readonly name = 'TargetRedirects';
  override readonly code = 'target-redirects';
  override readonly exitCode = 3;

  constructor(url: string, status: number, location: string | undefined) {
    super(`${url} answers ${status} and points to ${location ?? 'an unnamed place'}.`, {
      hint: 'Use the final address of the SCIM endpoint; identity providers do not follow redirects.',
    });
  }
}

/** Something answers at the address, but not in SCIM. */
export class TargetNotScim extends HarnessError {
  override readonly name = 'TargetNotScim';
  override readonly code = 'target-not-scim';
  override readonly exitCode = 3;

  constructor(url: string, seen: string) {
    super(`${url} does not speak SCIM: ${seen}`, {
      hint: 'Check the path of the base URL; /ServiceProviderConfig and /Users are looked for below it.',
    });
  }
}

/** A target that is not loopback is only written to with consent. */
export class ConsentMissing extends HarnessError {
  override readonly name = 'ConsentMissing';
  override readonly code = 'consent-missing';
  override readonly exitCode = 2;

  constructor(url: string) {
    super(`The run would create, change and delete its own test users and groups at ${url}.`, {
      hint: 'Say --yes if that is wanted. Everything created carries the prefix of the run and is removed afterwards.',
    });
  }
}
