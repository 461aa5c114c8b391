import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** The parts of an Office file by name, in the order of the file. */
export type Parts = Map<string, Buffer>;

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_BYTES = 22;

const STORED = 0;
const DEFLATED = 8;
const VERSION_NEEDED = 20;
/** The earliest time that a zip entry can bear, 1980-01-01 00:00: the same bytes whenever the file is made. */
const DOS_TIME = 0;
const DOS_DATE = 0x0021;

/** The parts of a zip, whose entries are stored or deflated. Throws on bytes that are no such zip. */
export function unpack(zip: Buffer): Parts {
  const end = zip.length - END_BYTES;
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('not a zip without comment');
  const parts: Parts = new Map();
  let at = zip.readUInt32LE(end + 16);
  for (let entry = zip.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    const method = zip.readUInt16LE(at + 10);
    if (method !== STORED && method !== DEFLATED) throw new Error(`an entry packed by method ${method}`);
    const size = zip.readUInt32LE(at + 20);
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + CENTRAL_HEADER_BYTES, at + CENTRAL_HEADER_BYTES + nameBytes);
    const bytes = bytesOfEntry(zip, zip.readUInt32LE(at + 42), size);
    if (!name.endsWith('/')) parts.set(name, method === DEFLATED ? inflateRawSync(bytes) : bytes);
    at += CENTRAL_HEADER_BYTES + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

function bytesOfEntry(zip: Buffer, at: number, size: number): Buffer {
  const start = at + LOCAL_HEADER_BYTES + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  return zip.subarray(start, start + size);
}

/** A zip of the parts, deflated, each with the same fixed time. */
export function pack(parts: Parts): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content);
    const nameBytes = Buffer.from(name, 'utf8');
    const common = commonHeader(content, packed, nameBytes);

    const local = Buffer.alloc(4);
    local.writeUInt32LE(LOCAL_HEADER);
    entries.push(local, common, nameBytes, packed);

    const before = Buffer.alloc(6);
    before.writeUInt32LE(CENTRAL_HEADER, 0);
    before.writeUInt16LE(VERSION_NEEDED, 4);
    const after = Buffer.alloc(14);
    after.writeUInt32LE(offset, 10);
    directory.push(before, common, after, nameBytes);
    offset += LOCAL_HEADER_BYTES + nameBytes.length + packed.length;
  }
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directory.reduce((sum, part) => sum + part.length, 0), 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...entries, ...directory, end]);
}

/** The fields that an entry's own header and its line in the directory share, from the version to the length of the extra field. */
function commonHeader(content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION_NEEDED, 0);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(DOS_TIME, 6);
  header.writeUInt16LE(DOS_DATE, 8);
  header.writeUInt32LE(crc32(content), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}
