import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from './servers.ts';

/** Sends the bytes it was told to send, in the way that is fastest with `node:http`, and does nothing else. */
let status = 200;
let fields: string[] = [];
let body = '';

const server = createServer((request, response) => {
  if (request.url === '/_answer') {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const told = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
        status: number;
        headers: string[];
        body: string;
      };
      ({ status, headers: fields } = told);
      body = Buffer.from(told.body).toString('latin1');
      response.end();
    });
  } else if (request.method === 'GET') answer(response);
  else {
    request.on('data', ignore);
    request.on('end', () => answer(response));
  }
});
server.listen(0, '127.0.0.1', () => serve((server.address() as AddressInfo).port));

function answer(response: ServerResponse): void {
  response.writeHead(status, fields);
  // Octets as text go out with the head in one write, which is faster than a Buffer.
  response.end(body, 'latin1');
}

function ignore(): void {}
