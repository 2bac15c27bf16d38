/* hsl-ctl-keep.c: backups, and whether they are worth anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "heshilaoctl"

#include "hsl-backup-file.h"
#include "hsl-ctl.h"
#include "hsl-restore.h"
#include "hsl-store-backup.h"

#include <glib/gi18n.h>

static void
warn_same_disk (HslCtl     *self,
                const char *folder)
{
  if (hsl_store_is_on_same_disk (self->store, folder))
    g_printerr (_ ("“%s” is on the disk of the store: a broken disk takes both\n"), folder);
}

static gboolean
make_backup (HslCtl     *self,
             const char *path,
             GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_str_has_suffix (path, HSL_BACKUP_SUFFIX))
    return hsl_store_backup (self->store, path, error);
  if (!hsl_store_back_up_to_file (self->store, path, NULL, error))
    return FALSE;
  warn_same_disk (self, folder);
  return TRUE;
}

/* backup FILE */
gboolean
hsl_ctl_backup (HslCtl  *self,
                char   **words,
                GError **error)
{
  g_auto (GStrv)   rest = NULL;
  g_autofree char *head = NULL;
  g_autofree char *path = NULL;
  GVariantBuilder  builder;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  path = g_canonicalize_filename (rest[0], NULL);
  if (!hsl_ctl_open (self, error) || !make_backup (self, path, error))
    return FALSE;
  head = hsl_store_dup_head (self->store, error);
  if (head == NULL)
    return FALSE;
  if (!self->json)
    {
      hsl_ctl_say (_ ("Backed up to %s\nHead of the chain: %s\n"), path, head);
      return TRUE;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "file", path);
  hsl_ctl_put (&builder, "head", head);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
  return TRUE;
}

static GStrv
dup_absolute (char **paths)
{
  GStrv absolute = g_new0 (char *, g_strv_length (paths) + 1);

  for (guint i = 0; paths[i] != NULL; i++)
    absolute[i] = g_canonicalize_filename (paths[i], NULL);
  return absolute;
}

/* backup make FOLDER… */
gboolean
hsl_ctl_backup_make (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_auto (GStrv)  rest = NULL;
  g_auto (GStrv)  folders = NULL;
  g_auto (GStrv)  files = NULL;
  GVariantBuilder builder;

  if (!hsl_ctl_parse (self, words, NULL, 1, 16, &rest, error) || !hsl_ctl_open (self, error))
    return FALSE;
  folders = dup_absolute (rest);
  files = hsl_store_back_up_to_folders (self->store, (const char *const *) folders, NULL, error);
  if (files == NULL)
    return FALSE;
  for (guint i = 0; folders[i] != NULL; i++)
    warn_same_disk (self, folders[i]);
  if (!self->json)
    {
      for (guint i = 0; files[i] != NULL; i++)
        hsl_ctl_say (_ ("Backed up to %s\n"), files[i]);
      return TRUE;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put_value (&builder, "files", g_variant_new_strv ((const char *const *) files, -1));
  hsl_ctl_print_json (g_variant_builder_end (&builder));
  return TRUE;
}

static GVariant *
describe (const HslBackupItem *item)
{
  const HslBackupManifest *manifest = item->manifest;
  g_autofree char         *made_at = manifest != NULL ? hsl_minute_to_iso (manifest->made_at) : NULL;
  GVariantBuilder          builder, accounts;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_init (&accounts, G_VARIANT_TYPE_STRING_ARRAY);
  hsl_ctl_put (&builder, "file", item->path);
  hsl_ctl_put (&builder, "made_at", made_at);
  hsl_ctl_put (&builder, "station", manifest != NULL ? manifest->station : NULL);
  hsl_ctl_put (&builder, "head", manifest != NULL ? manifest->head : NULL);
  hsl_ctl_put_number (&builder, "cases", manifest != NULL ? manifest->cases : 0);
  hsl_ctl_put_number (&builder, "size", manifest != NULL ? manifest->size : 0);
  hsl_ctl_put_number (&builder, "recovery", manifest != NULL ? manifest->recovery : 0);
  for (guint i = 0; manifest != NULL && i < manifest->holders->len; i++)
    {
      const HslBackupHolder *holder = g_ptr_array_index (manifest->holders, i);

      if (*holder->account != '\0')
        g_variant_builder_add (&accounts, "s", holder->account);
    }
  hsl_ctl_put_value (&builder, "accounts", g_variant_builder_end (&accounts));
  hsl_ctl_put (&builder, "problem", item->problem);
  return g_variant_builder_end (&builder);
}

static void
print_list (HslCtl    *self,
            GPtrArray *items)
{
  g_autoptr (HslCtlTable) table = NULL;

  table = hsl_ctl_table_new (5, _ ("Made"), _ ("Cases"), _ ("Opens with that day’s password of"),
                             _ ("Recovery sheet"),
                             _ ("File"));
  for (guint i = 0; i < items->len; i++)
    {
      const HslBackupItem     *item = g_ptr_array_index (items, i);
      const HslBackupManifest *manifest = item->manifest;
      g_autofree char         *name = g_path_get_basename (item->path);
      g_autofree char         *made_at = NULL;
      g_autofree char         *cases = NULL;
      g_autofree char         *accounts = NULL;
      g_autofree char         *sheet = NULL;

      if (manifest == NULL)
        {
          hsl_ctl_table_add (table, "", "", item->problem, "", name);
          continue;
        }
      made_at = hsl_minute_to_iso (manifest->made_at);
      cases = g_strdup_printf ("%" G_GINT64_FORMAT, manifest->cases);
      accounts = hsl_backup_manifest_dup_accounts (manifest);
      sheet = g_strdup_printf ("%" G_GINT64_FORMAT, manifest->recovery);
      hsl_ctl_table_add (table, made_at, cases, accounts, sheet, name);
    }
  hsl_ctl_table_print (table);
}

/* backup list FOLDER */
gboolean
hsl_ctl_backup_list (HslCtl  *self,
                     char   **words,
                     GError **error)
{
  g_auto (GStrv)        rest = NULL;
  g_autofree char      *folder = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GVariantBuilder       list;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  folder = g_canonicalize_filename (rest[0], NULL);
  items = hsl_backup_list (folder, error);
  if (items == NULL)
    return FALSE;
  if (!self->json)
    {
      print_list (self, items);
      return TRUE;
    }
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < items->len; i++)
    g_variant_builder_add_value (&list, describe (g_ptr_array_index (items, i)));
  hsl_ctl_print_json (g_variant_builder_end (&list));
  return TRUE;
}

/* backup check FILE */
gboolean
hsl_ctl_backup_check (HslCtl  *self,
                      char   **words,
                      GError **error)
{
  g_auto (GStrv)            rest = NULL;
  g_autofree char          *path = NULL;
  g_autoptr (HslBackupItem) item = NULL;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  path = g_canonicalize_filename (rest[0], NULL);
  if (!hsl_backup_file_check (path, NULL, error))
    return FALSE;
  item = g_new0 (HslBackupItem, 1);
  item->path = g_steal_pointer (&path);
  item->manifest = hsl_backup_file_read_manifest (item->path, error);
  if (item->manifest == NULL)
    return FALSE;
  if (self->json)
    hsl_ctl_print_json (describe (item));
  else
    hsl_ctl_say (_ ("The file is whole. Whether it opens shows “backup rehearse”. Head: %s\n"),
                 item->manifest->head);
  return TRUE;
}

/* backup rehearse FILE */
gboolean
hsl_ctl_backup_rehearse (HslCtl  *self,
                         char   **words,
                         GError **error)
{
  g_auto (GStrv)   rest = NULL;
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;
  GVariantBuilder  builder;

  if (!hsl_ctl_parse (self, words, NULL, 1, 1, &rest, error))
    return FALSE;
  path = g_canonicalize_filename (rest[0], NULL);
  if (!hsl_ctl_open (self, error))
    return FALSE;
  found = hsl_store_rehearse (self->store, path, NULL, error);
  if (found == NULL)
    return FALSE;
  if (!self->json)
    {
      hsl_ctl_say ("%s\n", found);
      return TRUE;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "file", path);
  hsl_ctl_put (&builder, "found", found);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
  return TRUE;
}

static gboolean
choose_holder (HslCtl                  *self,
               const HslBackupManifest *manifest,
               GError                 **error)
{
  const HslBackupHolder *only = NULL;

  if (self->account != NULL)
    return TRUE;
  for (guint i = 0; i < manifest->holders->len; i++)
    {
      const HslBackupHolder *holder = g_ptr_array_index (manifest->holders, i);

      if (*holder->account == '\0')
        continue;
      if (only != NULL && manifest->demo)
        break; /* the first one may do everything */
      if (only != NULL)
        return hsl_ctl_usage_error (error, _ ("there are several accounts: name one with --account"));
      only = holder;
    }
  if (only == NULL)
    return hsl_ctl_refuse (error, _ ("no account opens this backup"));
  self->account = g_strdup (only->account);
  return TRUE;
}

static void
print_restored (HslCtl                  *self,
                const char              *to,
                const HslBackupManifest *manifest)
{
  g_autofree char *made_at = hsl_minute_to_iso (manifest->made_at);
  GVariantBuilder  builder;

  if (!self->json)
    {
      hsl_ctl_say (_ ("The backup of %s is restored and verified: %s\n"), made_at, to);
      return;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  hsl_ctl_put (&builder, "store", to);
  hsl_ctl_put (&builder, "made_at", made_at);
  hsl_ctl_put (&builder, "head", manifest->head);
  hsl_ctl_put_number (&builder, "cases", manifest->cases);
  hsl_ctl_print_json (g_variant_builder_end (&builder));
}

static gboolean
restore (HslCtl                  *self,
         const char              *file,
         const char              *to,
         const HslBackupManifest *manifest,
         const char              *recovery_file,
         GError                 **error)
{
  g_autoptr (HslBackupManifest) restored = NULL;
  char                         *password = NULL;
  char                         *recovery = NULL;

  if (recovery_file != NULL && !hsl_ctl_read_recovery (recovery_file, &recovery, error))
    return FALSE;
  if (manifest->demo && self->password_file == NULL)
    password = g_strdup ("");
  if (password != NULL || hsl_ctl_read_password (self, recovery != NULL, &password, error))
    restored = hsl_restore_run (&(HslRestore){ .file = file,
                                               .to = to,
                                               .account = self->account,
                                               .password = password,
                                               .recovery = recovery },
                                NULL, error);
  hsl_ctl_forget (password);
  hsl_ctl_forget (recovery);
  if (restored == NULL)
    return FALSE;
  print_restored (self, to, restored);
  return TRUE;
}

/* restore FILE --to NEW [--recovery-file FILE] */
gboolean
hsl_ctl_restore (HslCtl  *self,
                 char   **words,
                 GError **error)
{
  g_autofree char              *to = NULL;
  g_autofree char              *recovery_file = NULL;
  g_autofree char              *path = NULL;
  g_autofree char              *target = NULL;
  g_auto (GStrv)                rest = NULL;
  g_autoptr (HslBackupManifest) manifest = NULL;
  const GOptionEntry            entries[] = {
               { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, NULL, NULL },
               { "recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &recovery_file, NULL, NULL },
               { NULL },
  };

  if (!hsl_ctl_parse (self, words, entries, 1, 1, &rest, error))
    return FALSE;
  if (to == NULL)
    return hsl_ctl_usage_error (error, _ ("--to is needed: the new file"));
  path = g_canonicalize_filename (rest[0], NULL);
  target = g_canonicalize_filename (to, NULL);
  manifest = hsl_backup_file_read_manifest (path, error);
  return manifest != NULL && choose_holder (self, manifest, error) &&
         restore (self, path, target, manifest, recovery_file, error);
}
