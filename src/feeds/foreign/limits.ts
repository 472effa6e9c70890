/** `maxFeedObjectBytes`: the largest event of MISP and package of MAEC that is read; one is in memory as a whole. */
export const MAX_FEED_OBJECT_BYTES = 256 * 1024 * 1024;
/** `maxXmlElements`: a document of XML is in memory as a whole, too. */
export const MAX_XML_ELEMENTS = 2_000_000;
export const MAX_XML_DEPTH = 256;
/** `maxFeedReferences`: how many elements of a document of STIX 1 are read, those that are referred to once for each time. */
export const MAX_FEED_REFERENCES = 200_000;
