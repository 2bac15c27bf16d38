/* hsl-random.c: chance that can be had again
 *
 * SplitMix64 (Steele, Lea and Flood, 2014): the numbers depend on the seed alone, not on a library.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hsl-random.h"

void
hsl_random_init (HslRandom *self,
                 guint64    seed)
{
  self->state = seed;
}

guint64
hsl_random_next (HslRandom *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * hsl_random_between:
 *
 * Returns: a number from @low to @high, both possible
 */
int
hsl_random_between (HslRandom *self,
                    int        low,
                    int        high)
{
  g_return_val_if_fail (low <= high, low);

  return low + (int) (hsl_random_next (self) % (guint64) ((gint64) high - low + 1));
}

/**
 * hsl_random_percent:
 *
 * Returns: %TRUE in @percent of a hundred calls
 */
gboolean
hsl_random_percent (HslRandom *self,
                    int        percent)
{
  return hsl_random_between (self, 1, 100) <= percent;
}

/**
 * hsl_random_uid:
 *
 * Returns: (transfer full): a uid of the form of hsl_uid_new()
 */
char *
hsl_random_uid (HslRandom *self)
{
  static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
  guint64           bits[2] = { hsl_random_next (self), hsl_random_next (self) };
  char             *uid = g_malloc (17);

  for (guint i = 0; i < 16; i++)
    uid[i] = letters[(bits[i / 8] >> (8 * (i % 8))) & 31];
  uid[16] = '\0';
  return uid;
}
