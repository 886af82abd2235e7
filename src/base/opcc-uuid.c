/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers of records: version 7 UUIDs, which sort in the order they were made. */
#include "opcc-uuid.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

/* Random bytes that each identifier takes: two start the counter, eight are its tail. */
#define BYTES_EACH    10
#define POOL_BYTES    (BYTES_EACH * 400)
#define COUNTER_LIMIT 0x1000

/* What makes identifiers of one process rise, whichever thread asks. */
static GMutex mutex;
static guint8 pool[POOL_BYTES];
static gsize pool_used = POOL_BYTES;
static gint64 last_milliseconds;
static guint counter;

static void
refill_pool (void)
{
  gsize filled = 0;

  while (filled < POOL_BYTES)
    {
      ssize_t got = getrandom (pool + filled, POOL_BYTES - filled, 0);

      if (got > 0)
        filled += (gsize) got;
      else if (errno != EINTR)
        /* Identifiers that may repeat would mix up records; there is nothing safe to do instead. */
        g_error ("The system gives no random numbers: %s", g_strerror (errno));
    }
  pool_used = 0;
}

static void
write_hex (char *out, const guint8 bytes[16])
{
  static const char digits[] = "0123456789abcdef";
  int i;

  for (i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *out++ = '-';
      *out++ = digits[bytes[i] >> 4];
      *out++ = digits[bytes[i] & 0x0f];
    }
  *out = '\0';
}

/**
 * opcc_uuid7_fill:
 * @out: (out): where to write 36 characters and a nul
 *
 * Writes a new version 7 UUID (RFC 9562 §5.7) in small letters: 48 bits of Unix time in
 * milliseconds, then a counter of 12 bits that starts at a random place each millisecond (§6.2
 * method 1), then 62 random bits. Within a process each sorts after the one before, also when the
 * clock is set back. Threads may call it at once.
 */
void
opcc_uuid7_fill (char out[OPCC_UUID_SIZE])
{
  guint8 bytes[16];
  gint64 now = g_get_real_time () / 1000;
  const guint8 *random;
  int i;

  g_mutex_lock (&mutex);
  if (pool_used == POOL_BYTES)
    refill_pool ();
  random = pool + pool_used;
  pool_used += BYTES_EACH;
  if (now <= last_milliseconds && ++counter < COUNTER_LIMIT)
    {
      now = last_milliseconds;
    }
  else
    {
      if (now <= last_milliseconds)
        now = last_milliseconds + 1;
      /* The lower half of the range leaves at least 2,048 more for this millisecond. */
      counter = ((guint) random[0] << 8 | random[1]) & 0x07ff;
    }
  last_milliseconds = now;
  for (i = 0; i < 6; i++)
    bytes[i] = (guint8) (now >> (40 - 8 * i));
  bytes[6] = (guint8) (0x70 | counter >> 8);
  bytes[7] = (guint8) counter;
  memcpy (bytes + 8, random + 2, 8);
  bytes[8] = (guint8) (0x80 | (bytes[8] & 0x3f));
  g_mutex_unlock (&mutex);

  write_hex (out, bytes);
}

/**
 * opcc_uuid7:
 *
 * Makes a new identifier; see opcc_uuid7_fill().
 *
 * Returns: (transfer full): 36 characters, "0189f7e2-…"
 */
char *
opcc_uuid7 (void)
{
  char *out = g_malloc (OPCC_UUID_SIZE);

  opcc_uuid7_fill (out);
  return out;
}
