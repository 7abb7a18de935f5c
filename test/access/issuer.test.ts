import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { Issuer } from '../../src/doors/server/access/issuer';

test('of metadata without end no more is read than is looked at', async () => {
  let sent = 0;
  const server = createServer((_request, response) => {
    const endless = new Readable({
      read() {
        sent += 64 * 1024;
        this.push(' '.repeat(64 * 1024));
      },
    });
    response.on('close', () => endless.destroy());
    endless.pipe(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = new Issuer(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, undefined);
  await expect(issuer.key({ alg: 'RS256', kid: 'a' }, { payload: '', signature: '' })).rejects.toMatchObject({
    code: 'CREDENTIALS_UNAVAILABLE',
    cause: { message: expect.stringContaining('is too long') as string },
  });
  // What the sockets hold is sent too.
  expect(sent).toBeLessThan(16 * 1024 * 1024);
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});
