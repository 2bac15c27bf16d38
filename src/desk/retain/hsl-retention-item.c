/* hsl-retention-item.c: one volume whose period is over, or one that was destroyed, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-retention-item"

#include "hsl-retention-item.h"

#include "hsl-words.h"

#include <glib/gi18n-lib.h>

struct _HslRetentionItem
{
  GObject parent_instance;

  /* Owned */
  HslRetentionRow *row;   /* (nullable): of the list */
  HslDestruction  *entry; /* (nullable): of the register */
  char            *texts[HSL_N_RETENTION_COLUMNS];
};

G_DEFINE_FINAL_TYPE (HslRetentionItem, hsl_retention_item, G_TYPE_OBJECT)

static void
hsl_retention_item_finalize (GObject *object)
{
  HslRetentionItem *self = HSL_RETENTION_ITEM (object);

  g_clear_pointer (&self->row, hsl_retention_row_free);
  g_clear_pointer (&self->entry, hsl_fact_unref);
  for (guint i = 0; i < HSL_N_RETENTION_COLUMNS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (hsl_retention_item_parent_class)->finalize (object);
}

static void
hsl_retention_item_class_init (HslRetentionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hsl_retention_item_finalize;
}

static void
hsl_retention_item_init (HslRetentionItem *self)
{
}

static char *
dup_class (HslStore *store,
           const char *class,
           gint64 years)
{
  const char *name = hsl_words_code (store, "retention", class);

  return years > 0 ? g_strdup_printf (_ ("%s, %d years"), name, (int) years) : g_strdup (name);
}

static char *
dup_step (const HslRetentionRow *row)
{
  gboolean destroys = g_strcmp0 (row->decision, HSL_APPRAISAL_DESTROY) == 0;

  switch (row->step)
    {
    case HSL_RETENTION_PROPOSED:
      return g_strdup (destroys ? _ ("Destruction waits for a second person")
                                : _ ("Extension waits for a second person"));
    case HSL_RETENTION_DECIDED:
      return g_strdup (_ ("To be destroyed"));
    case HSL_RETENTION_DUE:
    default:
      return g_strdup (_ ("To be appraised"));
    }
}

static char *
dup_who (const char *who,
         HslDay      on)
{
  g_autofree char *day = on != HSL_DAY_NONE ? hsl_words_day (on) : NULL;

  return day != NULL ? g_strdup_printf ("%s · %s", who != NULL ? who : "—", day) : NULL;
}

/**
 * hsl_retention_item_new:
 * @row: (transfer full)
 */
HslRetentionItem *
hsl_retention_item_new (HslRetentionRow *row,
                        HslStore        *store)
{
  HslRetentionItem *self = g_object_new (HSL_TYPE_RETENTION_ITEM, NULL);
  guint             n = 0;

  self->row = row;
  self->texts[n++] = g_strdup (row->number != NULL ? row->number : _ ("without a number"));
  self->texts[n++] = g_strdup (row->title);
  self->texts[n++] = dup_class (store, row->retention, row->years);
  self->texts[n++] = hsl_words_day (row->until);
  self->texts[n++] = dup_step (row);
  self->texts[n++] = dup_who (row->proposed_by, row->proposed_on);
  return self;
}

/**
 * hsl_retention_item_new_destroyed:
 * @entry: of the register
 * @n_holding: how many backups still hold it
 */
HslRetentionItem *
hsl_retention_item_new_destroyed (HslDestruction *entry,
                                  guint           n_holding,
                                  HslStore       *store)
{
  HslRetentionItem *self = g_object_new (HSL_TYPE_RETENTION_ITEM, NULL);
  guint             n = 0;

  self->entry = hsl_fact_ref (entry);
  self->texts[n++] = g_strdup (entry->number != NULL ? entry->number : _ ("without a number"));
  self->texts[n++] = g_strdup (hsl_words_code (store, "dispute-type", entry->type));
  self->texts[n++] = dup_class (store, entry->retention, entry->retention_years);
  self->texts[n++] = hsl_words_day (entry->retained_until);
  self->texts[n++] = dup_who (entry->destroyed_by, entry->destroyed_on);
  self->texts[n++] = n_holding > 0 ? g_strdup_printf (ngettext ("%u backup still holds it",
                                                                "%u backups still hold it", n_holding),
                                                      n_holding)
                                   : g_strdup (_ ("no backup in sight holds it"));
  return self;
}

/**
 * hsl_retention_item_get_row:
 *
 * Returns: (nullable): of a volume that is still there
 */
const HslRetentionRow *
hsl_retention_item_get_row (HslRetentionItem *self)
{
  g_return_val_if_fail (HSL_IS_RETENTION_ITEM (self), NULL);
  return self->row;
}

/**
 * hsl_retention_item_get_entry:
 *
 * Returns: (nullable): of one that was destroyed
 */
const HslDestruction *
hsl_retention_item_get_entry (HslRetentionItem *self)
{
  g_return_val_if_fail (HSL_IS_RETENTION_ITEM (self), NULL);
  return self->entry;
}

/**
 * hsl_retention_item_get_text:
 *
 * Returns: (nullable): what stands in a column
 */
const char *
hsl_retention_item_get_text (HslRetentionItem *self,
                             guint             column)
{
  g_return_val_if_fail (HSL_IS_RETENTION_ITEM (self) && column < HSL_N_RETENTION_COLUMNS, NULL);
  return self->texts[column];
}

static void
append_who (GString    *text,
            const char *format,
            const char *who,
            HslDay      on)
{
  g_autofree char *said = dup_who (who, on);

  if (said == NULL)
    return;
  g_string_append (text, text->len > 0 ? "　" : "");
  g_string_append_printf (text, "%s %s", format, said);
}

/**
 * hsl_retention_item_dup_detail:
 *
 * Returns: (transfer full): what the columns have no room for
 */
char *
hsl_retention_item_dup_detail (HslRetentionItem *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (HSL_IS_RETENTION_ITEM (self), NULL);

  if (self->row != NULL)
    {
      g_autofree char *until = self->row->extended_until != HSL_DAY_NONE
                                   ? hsl_words_day (self->row->extended_until)
                                   : NULL;

      append_who (text, _ ("Proposed by"), self->row->proposed_by, self->row->proposed_on);
      append_who (text, _ ("Confirmed by"), self->row->confirmed_by, self->row->confirmed_on);
      if (until != NULL)
        g_string_append_printf (text, "　%s %s", _ ("Kept until"), until);
      if (self->row->reason != NULL)
        g_string_append_printf (text, "\n%s：%s", _ ("Reason"), self->row->reason);
    }
  else
    {
      append_who (text, _ ("Proposed by"), self->entry->proposed_by, self->entry->proposed_on);
      append_who (text, _ ("Confirmed by"), self->entry->confirmed_by, self->entry->confirmed_on);
      if (self->entry->backups != NULL)
        g_string_append_printf (text, "\n%s：%s", _ ("Backups that held it"), self->entry->backups);
    }
  return g_string_free (text, FALSE);
}
