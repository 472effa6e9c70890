/*
 * Hyperscan over the bytes of a log: how many lines hold one of many literals, whatever field it stands in.
 *
 *   cc -O2 -o hyperscan-literals hyperscan-literals.c -lhs
 *   ./hyperscan-literals LITERALS FILE...     LITERALS has one a line
 *
 * Prints JSON; the compilation of the literals is timed apart. Files are mapped and scanned in blocks that end with a line, which is as little
 * work beside the scan as there can be.
 */
#include <fcntl.h>
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 1 << 20 };

struct bytes {
  char *start;
  size_t length;
};

/* A match counts for its line: `past` is where the last line ends that has been counted. */
struct lines {
  const char *block;
  size_t length;
  size_t past;
  unsigned long hits;
};

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static struct bytes map_file(const char *path) {
  struct stat about;
  int file = open(path, O_RDONLY);
  if (file < 0 || fstat(file, &about) != 0) fail(path);
  struct bytes bytes = {NULL, (size_t)about.st_size};
  if (bytes.length > 0) {
    bytes.start = mmap(NULL, bytes.length, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes.start == MAP_FAILED) fail(path);
  }
  close(file);
  return bytes;
}

static unsigned count_lines(struct bytes bytes) {
  unsigned count = 0;
  for (size_t at = 0; at < bytes.length; at++) count += bytes.start[at] == '\n';
  return count;
}

static hs_database_t *compile(struct bytes bytes, unsigned count) {
  const char **literals = calloc(count, sizeof *literals);
  size_t *lengths = calloc(count, sizeof *lengths);
  unsigned *flags = calloc(count, sizeof *flags);
  unsigned *ids = calloc(count, sizeof *ids);
  if (!literals || !lengths || !flags || !ids) fail("out of memory");
  const char *at = bytes.start;
  for (unsigned index = 0; index < count; index++) {
    const char *end = memchr(at, '\n', (size_t)(bytes.start + bytes.length - at));
    literals[index] = at;
    lengths[index] = (size_t)(end - at);
    ids[index] = index;
    at = end + 1;
  }
  hs_database_t *database = NULL;
  hs_compile_error_t *error = NULL;
  if (hs_compile_lit_multi(literals, flags, ids, lengths, count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) fail(error->message);
  free(literals);
  free(lengths);
  free(flags);
  free(ids);
  return database;
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)id, (void)from, (void)flags;
  struct lines *lines = context;
  if (to <= lines->past) return 0;
  const char *end = memchr(lines->block + to, '\n', lines->length - to);
  lines->past = end ? (size_t)(end - lines->block) : lines->length;
  lines->hits++;
  return 0;
}

static unsigned long scan(hs_database_t *database, hs_scratch_t *scratch, struct bytes bytes) {
  unsigned long hits = 0;
  for (size_t at = 0; at < bytes.length;) {
    size_t length = bytes.length - at;
    if (length > BLOCK) {
      const char *end = memrchr(bytes.start + at, '\n', BLOCK);
      if (!end) fail("a line is longer than a block");
      length = (size_t)(end - (bytes.start + at)) + 1;
    }
    struct lines lines = {bytes.start + at, length, 0, 0};
    if (hs_scan(database, bytes.start + at, (unsigned)length, 0, scratch, on_match, &lines) != HS_SUCCESS) fail("the scan failed");
    hits += lines.hits;
    at += length;
  }
  return hits;
}

int main(int count, char **arguments) {
  if (count < 3) fail("usage: hyperscan-literals LITERALS FILE...");
  struct bytes literals = map_file(arguments[1]);
  unsigned patterns = count_lines(literals);
  double started = seconds();
  hs_database_t *database = compile(literals, patterns);
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) fail("no scratch space");
  double compiled = seconds();
  unsigned long hits = 0;
  for (int index = 2; index < count; index++) hits += scan(database, scratch, map_file(arguments[index]));
  printf("{\"literals\":%u,\"lines\":%lu,\"compileSeconds\":%.6f,\"seconds\":%.6f}\n", patterns, hits, compiled - started, seconds() - compiled);
  hs_free_scratch(scratch);
  hs_free_database(database);
  return 0;
}
