/** XML parts of documents as a stream of elements and text. Entities that a document defines stay unread, so none can grow. */
import { type Handler, Parser } from 'htmlparser2';

/** No writer nests deeper; the parser's work grows with the square of what stands open. Looked at after every chunk. */
const maxOpen = 2000;
const chunkLength = 16_384;

/** Walks through XML up to where it nests deeper than any document; never throws. */
export function walkXml(xml: string, handler: Partial<Handler>): void {
  let open = 0;
  const parser = new Parser(
    {
      ...handler,
      onopentag(name, attributes, implied) {
        open++;
        handler.onopentag?.(name, attributes, implied);
      },
      onclosetag(name, implied) {
        open--;
        handler.onclosetag?.(name, implied);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < xml.length && open <= maxOpen; at += chunkLength) parser.write(xml.slice(at, at + chunkLength));
  parser.end();
}
