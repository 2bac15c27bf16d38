/* hsl-account-item.c: one account of the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-account-item"

#include "hsl-account-item.h"

#include "hsl-account-words.h"

struct _HslAccountItem
{
  GObject parent_instance;

  /* Owned */
  HslAccountInfo *info;
  char           *worker; /* (nullable): name */
  char           *roles;
};

G_DEFINE_FINAL_TYPE (HslAccountItem, hsl_account_item, G_TYPE_OBJECT)

static void
hsl_account_item_finalize (GObject *object)
{
  HslAccountItem *self = HSL_ACCOUNT_ITEM (object);

  g_clear_pointer (&self->info, hsl_account_info_free);
  g_free (self->worker);
  g_free (self->roles);
  G_OBJECT_CLASS (hsl_account_item_parent_class)->finalize (object);
}

static void
hsl_account_item_class_init (HslAccountItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_account_item_finalize;
}

static void
hsl_account_item_init (HslAccountItem *self)
{
}

/**
 * hsl_account_item_new:
 * @info: (transfer full)
 */
HslAccountItem *
hsl_account_item_new (HslAccountInfo *info,
                      HslStore       *store)
{
  HslAccountItem          *self = g_object_new (HSL_TYPE_ACCOUNT_ITEM, NULL);
  g_autoptr (HslDirectory) directory = hsl_store_ref_directory (store);

  self->info = info;
  if (info->worker != NULL)
    self->worker = g_strdup (hsl_directory_get_worker_name (directory, info->worker));
  self->roles = hsl_account_words_dup_rights (info->rights);
  return self;
}

const HslAccountInfo *
hsl_account_item_get_info (HslAccountItem *self)
{
  g_return_val_if_fail (HSL_IS_ACCOUNT_ITEM (self), NULL);
  return self->info;
}

/**
 * hsl_account_item_get_text:
 *
 * Returns: (nullable): what stands in a column
 */
const char *
hsl_account_item_get_text (HslAccountItem  *self,
                           HslAccountColumn column)
{
  g_return_val_if_fail (HSL_IS_ACCOUNT_ITEM (self), NULL);

  switch (column)
    {
    case HSL_ACCOUNT_NAME:
      return self->info->name;
    case HSL_ACCOUNT_WORKER:
      return self->worker;
    case HSL_ACCOUNT_ROLES:
      return self->roles;
    case HSL_ACCOUNT_STANDING:
      return hsl_account_words_state (self->info);
    case HSL_N_ACCOUNT_COLUMNS:
    default:
      return NULL;
    }
}
