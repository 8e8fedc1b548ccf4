import { connect, type Socket } from 'node:net';

/** What a client saw while it kept a server busy. */
export interface Load {
  readonly answers: number;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers with a status of 400 or more. */
  readonly errors: number;
}

export interface LoadOptions {
  readonly port: number;
  /** Whole requests, sent in turn. */
  readonly requests: readonly Buffer[];
  readonly connections: number;
  readonly seconds: number;
}

const headEnd = Buffer.from('\r\n\r\n');
const lengthField = Buffer.from('ontent-Length: ');
const lengthFieldLower = Buffer.from('ontent-length: ');

/** Sends requests over keep-alive connections, each as soon as the answer before is there. */
export async function load({ port, requests, connections, seconds }: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  let errors = 0;
  let next = 0;
  const sockets = Array.from({ length: connections }, () =>
    converse(
      port,
      () => {
        const request = requests[next % requests.length]!;
        next += 1;
        return request;
      },
      (status, milliseconds) => {
        latencies.push(milliseconds);
        if (status >= 400) errors += 1;
      },
    ),
  );
  const start = performance.now();
  await spin(seconds);
  const elapsed = (performance.now() - start) / 1000;
  for (const socket of sockets) socket.destroy();
  const sorted = Float64Array.from(latencies).toSorted();
  return {
    answers: sorted.length,
    requestsPerSecond: sorted.length / elapsed,
    p50: sorted[Math.floor(sorted.length * 0.5)] ?? Number.NaN,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN,
    errors,
  };
}

/** Sends one request and tells how many milliseconds the answer took. */
export function ask(port: number, request: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const socket = converse(
      port,
      () => request,
      (_, milliseconds) => {
        socket.destroy();
        resolve(milliseconds);
      },
    );
  });
}

/** A request as it goes over the wire. */
export function wireRequest(method: string, path: string, token: string, body?: string): Buffer {
  const fields = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${token}`,
    'Accept: application/scim+json',
    ...(body === undefined
      ? []
      : ['Content-Type: application/scim+json', `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${fields.join('\r\n')}\r\n\r\n${body ?? ''}`);
}

function converse(port: number, request: () => Buffer, answered: (status: number, ms: number) => void): Socket {
  const socket = connect(port, '127.0.0.1');
  let sent = 0;
  let expected = 0;
  let received = 0;
  let status = 0;
  const send = (): void => {
    expected = 0;
    received = 0;
    sent = performance.now();
    socket.write(request());
  };
  socket.setNoDelay(true);
  socket.on('connect', send);
  socket.on('data', (chunk: Buffer) => {
    if (expected === 0) {
      status = (chunk[9]! - 48) * 100 + (chunk[10]! - 48) * 10 + (chunk[11]! - 48);
      expected = chunk.indexOf(headEnd) + headEnd.length + contentLength(chunk);
    }
    received += chunk.length;
    if (received < expected) return;
    answered(status, performance.now() - sent);
    send();
  });
  return socket;
}

/** The head of an answer fits the first chunk. */
function contentLength(chunk: Buffer): number {
  const upper = chunk.indexOf(lengthField);
  const at = (upper < 0 ? chunk.indexOf(lengthFieldLower) : upper) + lengthField.length;
  if (at < lengthField.length) return 0;
  let length = 0;
  for (let index = at; chunk[index]! >= 48; index += 1) length = length * 10 + chunk[index]! - 48;
  return length;
}

/** Waits without ever sleeping: to wake a sleeping client costs the server time, the more the slower it is. */
function spin(seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  return new Promise((resolve) => {
    const turn = (): void => {
      if (performance.now() < end) setImmediate(turn);
      else resolve();
    };
    turn();
  });
}
