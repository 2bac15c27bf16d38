/* retention-support.h: a case that two persons decided to destroy, and what must not be found afterwards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "test-accounts.h"

#define LATER "2090-01-01T09:00" /* everything is over but what is kept for good */

HslStore  *test_sign_in_later (TestStore *self, const char *name, const char *password);
void       test_do (HslStore *store, const char *uid, const char *action, const char *json);
void       test_decide (HslStore *first, HslStore *second, const char *uid);
GPtrArray *test_destroy (HslStore *store, const char *uid, GError **error);
GPtrArray *test_collect_needles (const char *path, const char *case_uid);
guint      test_count_needles (const char *path, GPtrArray *needles);
