package dev.faultline.client.otlp;

/**
 * The fields of OTLP's messages that we write, by <a
 * href="https://github.com/open-telemetry/opentelemetry-proto">opentelemetry-proto</a>: JSON's name
 * and protobuf's number of each, and its type, which says how a number is written.
 */
enum Field {
  ATTRIBUTE_KEY("key", 1, Type.TEXT),
  ATTRIBUTE_VALUE("value", 2, Type.MESSAGE),

  STRING_VALUE("stringValue", 1, Type.TEXT),
  BOOL_VALUE("boolValue", 2, Type.BOOL),
  INT_VALUE("intValue", 3, Type.INT64),
  DOUBLE_VALUE("doubleValue", 4, Type.DOUBLE),
  ARRAY_VALUE("arrayValue", 5, Type.MESSAGE),
  KEY_VALUES_VALUE("kvlistValue", 6, Type.MESSAGE),
  /** Of an array or a key-value list. */
  VALUES("values", 1, Type.MESSAGE),

  RESOURCE_LOGS("resourceLogs", 1, Type.MESSAGE),
  RESOURCE_METRICS("resourceMetrics", 1, Type.MESSAGE),
  RESOURCE("resource", 1, Type.MESSAGE),
  RESOURCE_ATTRIBUTES("attributes", 1, Type.MESSAGE),
  SCOPE_LOGS("scopeLogs", 2, Type.MESSAGE),
  SCOPE_METRICS("scopeMetrics", 2, Type.MESSAGE),
  SCOPE("scope", 1, Type.MESSAGE),
  SCOPE_NAME("name", 1, Type.TEXT),
  SCOPE_VERSION("version", 2, Type.TEXT),

  LOG_RECORDS("logRecords", 2, Type.MESSAGE),
  LOG_TIME("timeUnixNano", 1, Type.FIXED64),
  LOG_SEVERITY_NUMBER("severityNumber", 2, Type.INT32),
  LOG_SEVERITY_TEXT("severityText", 3, Type.TEXT),
  LOG_BODY("body", 5, Type.MESSAGE),
  LOG_ATTRIBUTES("attributes", 6, Type.MESSAGE),
  LOG_OBSERVED_TIME("observedTimeUnixNano", 11, Type.FIXED64),
  LOG_EVENT_NAME("eventName", 12, Type.TEXT),

  METRICS("metrics", 2, Type.MESSAGE),
  METRIC_NAME("name", 1, Type.TEXT),
  METRIC_DESCRIPTION("description", 2, Type.TEXT),
  METRIC_UNIT("unit", 3, Type.TEXT),
  METRIC_GAUGE("gauge", 5, Type.MESSAGE),
  METRIC_SUM("sum", 7, Type.MESSAGE),
  METRIC_EXPONENTIAL_HISTOGRAM("exponentialHistogram", 10, Type.MESSAGE),
  DATA_POINTS("dataPoints", 1, Type.MESSAGE),
  AGGREGATION_TEMPORALITY("aggregationTemporality", 2, Type.INT32),
  IS_MONOTONIC("isMonotonic", 3, Type.BOOL),

  POINT_START_TIME("startTimeUnixNano", 2, Type.FIXED64),
  POINT_TIME("timeUnixNano", 3, Type.FIXED64),
  NUMBER_DOUBLE("asDouble", 4, Type.DOUBLE),
  NUMBER_INT("asInt", 6, Type.FIXED64),
  NUMBER_ATTRIBUTES("attributes", 7, Type.MESSAGE),

  HISTOGRAM_ATTRIBUTES("attributes", 1, Type.MESSAGE),
  HISTOGRAM_COUNT("count", 4, Type.FIXED64),
  HISTOGRAM_SUM("sum", 5, Type.DOUBLE),
  HISTOGRAM_SCALE("scale", 6, Type.SINT32),
  HISTOGRAM_ZERO_COUNT("zeroCount", 7, Type.FIXED64),
  HISTOGRAM_POSITIVE("positive", 8, Type.MESSAGE),
  HISTOGRAM_MIN("min", 12, Type.DOUBLE),
  HISTOGRAM_MAX("max", 13, Type.DOUBLE),
  BUCKETS_OFFSET("offset", 1, Type.SINT32),
  BUCKETS_COUNTS("bucketCounts", 2, Type.PACKED_INT64);

  /** Protobuf's types, as far as they are written differently. */
  enum Type {
    TEXT(2),
    MESSAGE(2),
    /** Repeated integers in one piece. */
    PACKED_INT64(2),
    BOOL(0),
    /** Also enums. */
    INT32(0),
    /** As few bytes for small negative numbers as for positive ones. */
    SINT32(0),
    INT64(0),
    /** Eight bytes, signed or not. */
    FIXED64(1),
    DOUBLE(1);

    private final int wireType;

    Type(int wireType) {
      this.wireType = wireType;
    }
  }

  private final String jsonName;
  private final Type type;
  private final int tag;

  Field(String jsonName, int number, Type type) {
    this.jsonName = jsonName;
    this.type = type;
    this.tag = number << 3 | type.wireType;
  }

  String jsonName() {
    return jsonName;
  }

  Type type() {
    return type;
  }

  int number() {
    return tag >>> 3;
  }

  /** What protobuf writes before the value; one byte, for all numbers are below 16. */
  int tag() {
    return tag;
  }
}
