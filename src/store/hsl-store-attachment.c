/* hsl-store-attachment.c: photos and scans
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-store"

#include "hsl-store-private.h"

#include "hsl-access.h"
#include "hsl-attachment-rows.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *case_uid;
  const char *uid;
  GVariant   *input;
  GBytes     *bytes;
  HslCase    *result;
} AttachmentCall;

/* The name is shown and offered when saving; it never names a folder. */
static char *
dup_bare_name (const char *name)
{
  g_autofree char *slashed = g_strdelimit (g_strdup (name), "\\", '/');
  g_autofree char *bare = g_path_get_basename (slashed);

  return g_str_equal (bare, "/") || g_str_equal (bare, ".") || g_str_equal (bare, "..")
             ? g_strdup ("attachment")
             : g_steal_pointer (&bare);
}

/* What is typed about an attachment, with what the bytes say of themselves. */
static GVariant *
complete_input (GVariant *input,
                GBytes   *bytes)
{
  GVariantDict     dict;
  g_autofree char *name = NULL;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_variant_dict_init (&dict, input);
  if (g_variant_dict_lookup (&dict, "name", "s", &name))
    {
      g_autofree char *bare = dup_bare_name (name);

      g_variant_dict_insert (&dict, "name", "s", bare);
    }
  g_variant_dict_insert (&dict, "size", "x", (gint64) g_bytes_get_size (bytes));
  g_variant_dict_insert (&dict, "sha256", "s", sha256);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static gboolean
do_attach (HslStore *self,
           gpointer  data,
           GError  **error)
{
  AttachmentCall      *call = data;
  g_autoptr (GVariant) input = complete_input (call->input, call->bytes);
  g_autoptr (HslFact)  after = (HslFact *) hsl_store_act (self, call->case_uid, "attach", input, error);
  GPtrArray           *attachments;
  const HslFact       *added;
  HslVault            *vault;

  if (after == NULL)
    return FALSE;
  attachments = ((HslCase *) after)->attachments;
  added = g_ptr_array_index (attachments, attachments->len - 1);
  vault = hsl_key_chest_pick (self->chest, HSL_KEY_DATA, call->case_uid, error);
  if (vault == NULL ||
      !hsl_attachment_rows_write (self->rows.db, vault, call->case_uid, added->uid, call->bytes, error))
    return FALSE;
  call->result = (HslCase *) g_steal_pointer (&after);
  return TRUE;
}

/**
 * hsl_store_attach:
 * @attachment: "a{sv}" of the attachment noun: kind, name, media type, note …
 * @bytes: at most %HSL_ATTACHMENT_SIZE_MAX
 *
 * Returns: (transfer full) (nullable): the case with the new attachment, the last in its list
 */
HslCase *
hsl_store_attach (HslStore   *self,
                  const char *case_uid,
                  GVariant   *attachment,
                  GBytes     *bytes,
                  GError    **error)
{
  static const HslCall call = { do_attach, HSL_CALL_WRITE, HSL_RIGHTS_WORK };
  AttachmentCall       data = { .case_uid = case_uid, .input = attachment, .bytes = bytes };

  g_return_val_if_fail (HSL_IS_STORE (self) && case_uid != NULL && attachment != NULL && bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) == 0 || g_bytes_get_size (bytes) > HSL_ATTACHMENT_SIZE_MAX)
    {
      g_set_error_literal (error, HSL_CORE_ERROR, HSL_CORE_ERROR_FIELD,
                           _ ("size: an attachment has 1 byte to 20 MB"));
      return NULL;
    }
  if (hsl_store_call (self, &call, &data, NULL, error))
    return data.result;
  hsl_fact_unref (data.result);
  return NULL;
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_CORRUPT, _ ("The attachment is damaged"));
}

/* The row of the attachment, itself sealed and in the chain, says which bytes these must be. */
static gboolean
check_sha256 (HslStore       *self,
              AttachmentCall *call,
              GError        **error)
{
  g_autoptr (GPtrArray) rows = hsl_rows_load (&self->rows, &hsl_attachment_noun, call->case_uid,
                                              HSL_ROW_READ, error);
  g_autofree char      *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, call->bytes);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const HslAttachment *attachment = (const HslAttachment *) ((HslRow *) g_ptr_array_index (rows,
                                                                                               i))
                                            ->fact;

      if (g_str_equal (attachment->fact.uid, call->uid) && g_strcmp0 (attachment->sha256, sha256) == 0)
        return TRUE;
    }
  set_damaged (error);
  return FALSE;
}

static gboolean
do_read_checked (HslStore *self,
                 gpointer  data,
                 GError  **error)
{
  AttachmentCall *call = data;

  if (!hsl_access_check (self, call->case_uid, error))
    return FALSE;
  call->bytes = hsl_attachment_rows_read (&self->rows, call->case_uid, call->uid, error);
  if (call->bytes == NULL)
    return FALSE;
  if (check_sha256 (self, call, error))
    return TRUE;
  g_clear_pointer (&call->bytes, g_bytes_unref);
  return FALSE;
}

/**
 * hsl_store_read_attachment:
 *
 * Returns: (transfer full) (nullable): the bytes as they were attached
 */
GBytes *
hsl_store_read_attachment (HslStore   *self,
                           const char *case_uid,
                           const char *uid,
                           GError    **error)
{
  static const HslCall call = { do_read_checked, HSL_CALL_READ, HSL_RIGHTS_READ };
  AttachmentCall       data = { .case_uid = case_uid, .uid = uid };

  g_return_val_if_fail (HSL_IS_STORE (self) && case_uid != NULL && uid != NULL, NULL);

  if (hsl_store_call (self, &call, &data, NULL, error))
    return data.bytes;
  g_clear_pointer (&data.bytes, g_bytes_unref);
  return NULL;
}
