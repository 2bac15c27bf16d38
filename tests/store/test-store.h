/* test-store.h: a store in a folder of its own, with the station and the cases of tests/data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hsl-store.h"

typedef struct
{
  char     *folder;
  char     *uri;
  char     *recovery;
  HslStore *store;
} TestStore;

#define TEST_ACCOUNT  "chen"
#define TEST_PASSWORD "four words of sense"

void test_store_set_up (TestStore *self, gconstpointer data);
void test_store_tear_down (TestStore *self, gconstpointer data);
void test_store_reopen (TestStore *self);

HslStore  *test_store_create (const char *path, const char *password, gboolean demo, char **out_recovery);
void       test_store_fill_station (HslStore *store);
HslCase   *test_store_play (HslStore *store, const char *name, guint n_steps);
void       test_store_play_all (HslStore *store);
void       test_store_set_now (HslStore *store, const char *iso);
GVariant  *test_parse (const char *json);
GVariant  *test_load (const char *name);
void       test_assert_clean (HslStore *store);
GPtrArray *test_verify (HslStore *store);
void       test_execute (HslStore *store, const char *sql);

#define ALL_STEPS 100000

#define add_store_test(path, func) \
  g_test_add (path, TestStore, NULL, test_store_set_up, func, test_store_tear_down)
