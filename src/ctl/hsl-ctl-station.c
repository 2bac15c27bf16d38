/* hsl-ctl-station.c: making a station, filling one for trying out, verifying it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-ctl.h"
#include "hsl-demo-fill.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#define DEMO_ACCOUNT      "演示"
#define DEMO_ORGANISATION "榕湖县公安局五里岭派出所"
#define DEMO_CODE         "350999001"

static gboolean
check_code (const char *code,
            GError    **error)
{
  gsize length = strspn (code, "0123456789");

  if (length == strlen (code) && length >= 6 && length <= 12)
    return TRUE;
  return hsl_ctl_usage_error (error, _ ("--code: “%s” is not an area code of 6 to 12 digits"), code);
}

static void
print_made (HslCtl     *self,
            const char *uri,
            const char *recovery,
            gint64      cases)
{
  GVariantBuilder builder;

  if (!self->json)
    {
      hsl_ctl_say (_ ("The station is in %s\n"), uri);
      return;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "store", uri);
  hsl_ctl_put (&builder, "account", hsl_store_get_account (self->store));
  hsl_ctl_put (&builder, "recovery", recovery);
  hsl_ctl_put_number (&builder, "cases", cases);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

static gboolean
create (HslCtl              *self,
        const HslStoreSetup *setup,
        char               **out_recovery,
        GError             **error)
{
  g_autofree char *uri = hsl_ctl_dup_uri (self);
  g_autofree char *folder = NULL;

  if (g_str_has_prefix (uri, "sqlite://"))
    {
      folder = g_path_get_dirname (uri + strlen ("sqlite://"));
      if (g_mkdir_with_parents (folder, 0700) != 0)
        return hsl_ctl_refuse (error, "%s: %s", folder, g_strerror (errno));
    }
  self->store = hsl_store_create (uri, setup, out_recovery, error);
  return self->store != NULL;
}

/* init --organisation NAME --code DIGITS [--recovery FILE] */
gboolean
hsl_ctl_init (HslCtl  *self,
              char   **words,
              GError **error)
{
  g_autofree char   *organisation = NULL;
  g_autofree char   *code = NULL;
  g_autofree char   *recovery_file = NULL;
  g_autofree char   *password = NULL;
  g_autofree char   *recovery = NULL;
  g_auto (GStrv)     rest = NULL;
  const GOptionEntry entries[] = {
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &organisation, NULL, NULL },
    { "code", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "recovery", 0, 0, G_OPTION_ARG_FILENAME, &recovery_file, NULL, NULL },
    { NULL },
  };
  HslStoreSetup setup = { 0 };

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error))
    return FALSE;
  if (organisation == NULL || code == NULL || self->account == NULL)
    return hsl_ctl_usage_error (error, _ ("--organisation, --code and --account are needed"));
  if (!check_code (code, error) || !hsl_ctl_read_password (self, TRUE, &password, error))
    return FALSE;

  setup.organisation = organisation;
  setup.code = code;
  setup.account = self->account;
  setup.password = password;
  if (!create (self, &setup, &recovery, error))
    return FALSE;
  if (recovery_file != NULL)
    {
      if (!hsl_ctl_write_recovery (self, recovery_file, organisation, recovery, 1, error))
        {
          g_prefix_error (error, _ ("The station was made, but its recovery key could not be written: "));
          return FALSE;
        }
    }
  else if (!self->json)
    hsl_ctl_say (_ ("Recovery key, to be kept in a safe place; it is shown only once:\n\n    %s\n\n"),
                 recovery);
  print_made (self, hsl_store_get_uri (self->store), recovery_file == NULL ? recovery : NULL, 0);
  return TRUE;
}

static void
on_demo_progress_cb (guint    done,
                     guint    of,
                     gpointer data)
{
  /* Messages go to the error output; a line of progress is for somebody who waits. */
  if (of >= 5000)
    g_printerr (_ ("%u of %u cases\n"), done, of);
}

/* demo [--cases N] [--seed N] */
gboolean
hsl_ctl_demo (HslCtl  *self,
              char   **words,
              GError **error)
{
  int                cases = HSL_DEMO_CASES;
  gint64             seed = HSL_DEMO_SEED;
  g_autofree char   *password = NULL;
  g_auto (GStrv)     rest = NULL;
  const GOptionEntry entries[] = {
    { "cases", 0, 0, G_OPTION_ARG_INT, &cases, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, NULL, NULL },
    { NULL },
  };
  HslStoreSetup setup = {
    .organisation = DEMO_ORGANISATION,
    .code = DEMO_CODE,
    .demo = TRUE,
    .cheap_keys = TRUE,
  };
  HslDemoPlan plan;

  if (!hsl_ctl_parse (self, words, entries, 0, 0, &rest, error))
    return FALSE;
  if (cases < 0 || cases > 2000000)
    return hsl_ctl_usage_error (error, _ ("--cases: a number from 0 to 2000000 is expected"));
  if (self->password_file != NULL && !hsl_ctl_read_password (self, TRUE, &password, error))
    return FALSE;

  setup.account = self->account != NULL ? self->account : DEMO_ACCOUNT;
  setup.password = password != NULL ? password : "";
  plan = (HslDemoPlan){ .cases = (guint) cases, .seed = (guint64) seed, .now = hsl_ctl_get_now (self) };
  if (!create (self, &setup, NULL, error) || !hsl_store_set_now (self->store, plan.now, error) ||
      (cases > 0 && !hsl_demo_fill (self->store, &plan, on_demo_progress_cb, NULL, error)))
    return FALSE;
  print_made (self, hsl_store_get_uri (self->store), NULL,
              hsl_store_count_cases (self->store, &(HslCaseQuery){ 0 }, NULL));
  return TRUE;
}
