import assert from 'node:assert/strict';
import { readTable } from '../../../src/cause/listening.ts';

/** As the kernel prints it: two tables, one after the other. */
const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
   1: 0B00007F:9C40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1
   2: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 3 1
   3: 020011AC:0050 010011AC:C350 01 00000000:00000000 00:00000000 00000000     0        0 4 1
  sl  local_address                         remote_address                        st tx_queue
   0: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A 00000000
   1: 00000000000000000000000001000000:0BD7 00000000000000000000000000000000:0000 0A 00000000
   2: 0000000000000000FFFF00000100007F:1388 00000000000000000000000000000000:0000 0A 00000000
`;

describe('the kernel’s table of sockets', () => {
  it('gives those that listen, and whether from outside', () => {
    assert.deepEqual(
      readTable(table).map(({ address, port, loopback }) => [address, port, loopback]),
      [
        ['127.0.0.1', 8080, true],
        ['0.0.0.0', 80, false],
        ['::', 443, false],
        ['::1', 3031, true],
        ['127.0.0.1', 5000, true],
      ],
    );
  });

  it('is empty where nobody listens', () => assert.deepEqual(readTable(''), []));
});
