/** Log records in, observed-data out. */
export type { BySource } from './by-source.js';
export { createAdapter, logSources, type Adapter, type AdapterOptions } from './adapter.js';
export { compileMapping, type AdaptResult, type CompiledMapping } from './compile-mapping.js';
export type { Condition } from './condition.js';
export {
  detectSource,
  type ConsideredSource,
  type Detection,
  type DetectionRecord,
  type LogFormat,
} from './detect-source.js';
export type { ConstantOrigin, Origin, FieldOrigin } from './origins-of-value.js';
export { isEventXml, parseEventXml } from './event-xml.js';
export { fieldsOfRecord } from './fields-of-record.js';
export { fieldsOf, sensorFieldsOf, type PathOrigin } from './fields-of.js';
export type * from './mapping.js';
export { commonPropertiesOf, MAPPED_TYPES, TYPES_BY_VALUE, type ObjectType } from './object-model.js';
export type { RecordNote, Rejection } from './record-time.js';
export { TRANSFORMS, type Fidelity, type Transform, type TransformName } from './transforms.js';
export { compileField } from './record.js';
export { plainPath, usedFields } from './used-fields.js';
export { LINE_FORMATS, lineFormatOf, lineFormatsOf, type LineFormatName } from './lines/index.js';
export type { DecodedLine, DecodeLine, DecoderOptions, LineFormat } from './lines/line-format.js';
