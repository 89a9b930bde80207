// envelope.js: from header, body and passphrase to the content (docs/publish-format.md). It says "damaged" for what is
// not as it was written, and "wrong" for a passphrase that opens no slot.
const LEAST_ROUNDS = 600000, MOST_ROUNDS = 20000000;
const utf8 = new TextEncoder();

class Refusal extends Error {}

const bytesOf = (base64) => {
  const text = atob(base64), bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
};
const derivation = (salt, purpose) => ({ name: "HKDF", hash: "SHA-256", salt, info: utf8.encode(purpose) });

const readHeader = (text) => {
  try {
    const { version, kdf, rounds, salt, slots, tag } = JSON.parse(text);
    const header = { rounds, salt: bytesOf(salt), slots: slots.map(bytesOf), tag: bytesOf(tag) };
    const sizes = [header.salt, header.tag, ...header.slots].map((bytes) => bytes.length).join();
    const known = version === 1 && kdf === "PBKDF2-HMAC-SHA256" && sizes === "32,32,40,40,40,40,40,40,40,40";
    if (known && Number.isInteger(rounds) && rounds >= LEAST_ROUNDS && rounds <= MOST_ROUNDS) return header;
  } catch { /* said below */ }
  throw new Refusal("damaged");
};

const isWhole = async ({ header, body, checksum }) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", utf8.encode(`${header}\n${body}`)));
  return btoa(String.fromCharCode(...digest)) === checksum;
};

const normal = (passphrase) => passphrase.normalize("NFKC").replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");

const siteKey = async ({ salt, rounds, slots }, passphrase) => {
  const secret = await crypto.subtle.importKey("raw", utf8.encode(normal(passphrase)), "PBKDF2", false, ["deriveKey"]);
  const derived = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  const wrapping = await crypto.subtle.deriveKey(derived, secret, { name: "AES-KW", length: 256 }, false, ["unwrapKey"]);
  for (const slot of slots) {
    try {
      return await crypto.subtle.unwrapKey("raw", slot, wrapping, "AES-KW", "HKDF", false, ["deriveKey"]);
    } catch { /* another reader's slot, or a free one */ }
  }
  throw new Refusal("wrong");
};

const contentOf = async (sealed, key) => {
  const { tag } = readHeader(sealed.header);
  const cipher = { name: "AES-GCM", length: 256 };
  const contentKey = await crypto.subtle.deriveKey(derivation(tag, "v1 content"), key, cipher, false, ["decrypt"]);
  const parameters = { name: "AES-GCM", iv: new Uint8Array(12), additionalData: utf8.encode(sealed.header) };
  try {
    const plain = new Uint8Array(await crypto.subtle.decrypt(parameters, contentKey, bytesOf(sealed.body)));
    return plain.subarray(8, 8 + Number(new DataView(plain.buffer).getBigUint64(0)));
  } catch {
    throw new Refusal("damaged");
  }
};

const opened = async (sealed, passphrase) => contentOf(sealed, await siteKey(readHeader(sealed.header), passphrase));
