import { guardedLookup, mayCall, unfitAddress } from '../../src/doors/follows/address-guard';
import { callWebhook, makeSecret } from '../../src/doors/follows/webhook';

test.each([
  ...[
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
  ],
  ...[
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
  ],
  ...['no address', ''],
])('%s is none of the internet', address => {
  expect(mayCall(address)).toBe(false);
});

test.each(['8.8.8.8', '2a00:1450:400f:80d::200e', '::ffff:8.8.8.8'])('%s may be called', address => {
  expect(mayCall(address)).toBe(true);
});

test('a network of the operator may be called where it is named, and no other', () => {
  expect(mayCall('10.1.2.3', ['10.1.0.0/16'])).toBe(true);
  expect(mayCall('10.2.2.3', ['10.1.0.0/16'])).toBe(false);
  expect(mayCall('::ffff:10.1.2.3', ['10.1.0.0/16'])).toBe(true);
  expect(mayCall('fd00::1', ['10.1.0.0/16'])).toBe(false);
});

test.each([
  'http://example.org',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://a:b@example.org/',
  'ftp://example.org',
  'file:///etc/passwd',
  '',
  'https://[::ffff:169.254.169.254]/',
])('%s is refused by its text', text => {
  expect(unfitAddress(text, [])).toBeDefined();
});

test('what a name leads to is what is looked at: one that leads inside is not called', async () => {
  const found = await new Promise<string>(resolve => {
    guardedLookup([])('localhost', {}, error => {
      resolve(error ? error.message : 'called');
    });
  });
  expect(found).toMatch(/localhost is not on the internet/);
  const told = await callWebhook(
    { url: 'https://localhost:1/', secret: makeSecret() },
    { id: 'a', body: '{}' },
    [],
  );
  expect(told.fault).toMatch(/not on the internet/);
});
