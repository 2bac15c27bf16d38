/* hsl-key-chest.c: the opened keys of the account that is signed in
 *
 * Reading takes the key that the head of the sealed bytes names. Writing takes the current key of a
 * scope; a case that is locked has one of its own, also for those who do not hold it: they are refused
 * rather than let write under a key that others have.
 *
 * A chest belongs to one thread. Another one gets a copy, which shares the keys: wiping any wipes all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hsl-key-chest"

#include "hsl-key-chest.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint32     id;
  HslKeyScope scope;
  gboolean    current;

  /* Owned */
  char      *case_uid; /* (nullable) */
  HslSecret *key;
  HslVault  *vault;
} Entry;

struct _HslKeyChest
{
  GPtrArray  *entries; /* of Entry, oldest first */
  GHashTable *locked;  /* uid of a locked case -> its Entry, or NULL */
  Entry      *last;    /* found last: rows of a kind follow each other */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->case_uid);
  g_clear_pointer (&entry->key, hsl_secret_unref);
  g_clear_pointer (&entry->vault, hsl_vault_unref);
  g_free (entry);
}

HslKeyChest *
hsl_key_chest_new (void)
{
  HslKeyChest *self = g_new0 (HslKeyChest, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->locked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * hsl_key_chest_free:
 * @self: (nullable):
 */
void
hsl_key_chest_free (HslKeyChest *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->locked);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static void
take_entry (HslKeyChest *self,
            Entry       *entry)
{
  g_ptr_array_add (self->entries, entry);
  if (entry->scope == HSL_KEY_CASE && entry->current)
    g_hash_table_insert (self->locked, g_strdup (entry->case_uid), entry);
}

/**
 * hsl_key_chest_copy:
 *
 * Returns: (transfer full): the same keys, for another thread
 */
HslKeyChest *
hsl_key_chest_copy (HslKeyChest *self)
{
  HslKeyChest   *copy = hsl_key_chest_new ();
  GHashTableIter iter;
  gpointer       uid, held;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      Entry       *same = g_memdup2 (entry, sizeof *entry);

      same->case_uid = g_strdup (entry->case_uid);
      hsl_secret_ref (same->key);
      hsl_vault_ref (same->vault);
      take_entry (copy, same);
    }
  g_hash_table_iter_init (&iter, self->locked);
  while (g_hash_table_iter_next (&iter, &uid, &held))
    if (held == NULL)
      hsl_key_chest_note_locked (copy, uid);
  return copy;
}

/**
 * hsl_key_chest_wipe:
 *
 * Forgets the keys at once, whoever still holds a copy.
 */
void
hsl_key_chest_wipe (HslKeyChest *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      hsl_secret_wipe (entry->key);
      hsl_vault_wipe (entry->vault);
    }
}

/**
 * hsl_key_chest_add:
 * @case_uid: (nullable): the case, for %HSL_KEY_CASE
 * @current: whether it seals what is written; the one before it of the same scope no longer does
 *
 * Puts in a key. One that is there already stays.
 */
void
hsl_key_chest_add (HslKeyChest *self,
                   HslKeyScope  scope,
                   const char  *case_uid,
                   HslSecret   *key,
                   gboolean     current)
{
  g_autoptr (HslVault) vault = hsl_vault_new (key);
  Entry               *entry;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *other = g_ptr_array_index (self->entries, i);

      if (other->id == hsl_vault_get_key_id (vault))
        return;
      if (current && other->scope == scope && g_strcmp0 (other->case_uid, case_uid) == 0)
        other->current = FALSE;
    }
  entry = g_new0 (Entry, 1);
  entry->id = hsl_vault_get_key_id (vault);
  entry->scope = scope;
  entry->current = current;
  entry->case_uid = g_strdup (case_uid);
  entry->key = hsl_secret_ref (key);
  entry->vault = g_steal_pointer (&vault);
  take_entry (self, entry);
}

/**
 * hsl_key_chest_note_locked:
 *
 * Notes that a case is locked. Nothing changes when its key is there.
 */
void
hsl_key_chest_note_locked (HslKeyChest *self,
                           const char  *case_uid)
{
  if (!g_hash_table_contains (self->locked, case_uid))
    g_hash_table_insert (self->locked, g_strdup (case_uid), NULL);
}

/**
 * hsl_key_chest_unlock:
 *
 * From now on the case is written under the key of all cases. Its own key still opens what lies under it.
 */
void
hsl_key_chest_unlock (HslKeyChest *self,
                      const char  *case_uid)
{
  g_hash_table_remove (self->locked, case_uid);
}

static Entry *
find_current (HslKeyChest *self,
              HslKeyScope  scope)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->scope == scope && entry->current)
        return entry;
    }
  return NULL;
}

gboolean
hsl_key_chest_has (HslKeyChest *self,
                   HslKeyScope  scope)
{
  return find_current (self, scope) != NULL;
}

static Entry *
find_entry (HslKeyChest *self,
            guint32      id)
{
  if (self->last != NULL && self->last->id == id)
    return self->last;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->id == id)
        {
          self->last = entry;
          return entry;
        }
    }
  return NULL;
}

/**
 * hsl_key_chest_find:
 *
 * Returns: (transfer none) (nullable): what opens under the key of that id
 */
HslVault *
hsl_key_chest_find (HslKeyChest *self,
                    guint32      id)
{
  Entry *entry = find_entry (self, id);

  return entry != NULL ? entry->vault : NULL;
}

/**
 * hsl_key_chest_find_in:
 *
 * Returns: (transfer none) (nullable): what opens under the key of that id, if it is one of @scope
 */
HslVault *
hsl_key_chest_find_in (HslKeyChest *self,
                       HslKeyScope  scope,
                       guint32      id)
{
  Entry *entry = find_entry (self, id);

  return entry != NULL && entry->scope == scope ? entry->vault : NULL;
}

/**
 * hsl_key_chest_find_key:
 *
 * Returns: (transfer none) (nullable): the key itself, to be sealed to somebody else
 */
HslSecret *
hsl_key_chest_find_key (HslKeyChest *self,
                        guint32      id)
{
  Entry *entry = find_entry (self, id);

  return entry != NULL ? entry->key : NULL;
}

/**
 * hsl_key_chest_get_oldest:
 *
 * Returns: (transfer none) (nullable): for what does not name its key: the one before the current one
 *   as long as there is one
 */
HslVault *
hsl_key_chest_get_oldest (HslKeyChest *self,
                          HslKeyScope  scope)
{
  Entry *current = find_current (self, scope);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->scope == scope && !entry->current)
        return entry->vault;
    }
  return current != NULL ? current->vault : NULL;
}

/**
 * hsl_key_chest_set_sealed:
 *
 * Says that something is sealed with a key that is not here.
 */
void
hsl_key_chest_set_sealed (GError **error)
{
  g_set_error_literal (error, HSL_STORE_ERROR, HSL_STORE_ERROR_SEALED,
                       _ ("This is sealed with a key that is not for this account"));
}

/**
 * hsl_key_chest_pick:
 * @case_uid: (nullable): the case that what is written belongs to
 *
 * Returns: (transfer none): what seals; %NULL with %HSL_STORE_ERROR_SEALED where the account has no key
 */
HslVault *
hsl_key_chest_pick (HslKeyChest *self,
                    HslKeyScope  scope,
                    const char  *case_uid,
                    GError     **error)
{
  Entry   *entry;
  gpointer held;

  if (case_uid != NULL && g_hash_table_size (self->locked) > 0 &&
      g_hash_table_lookup_extended (self->locked, case_uid, NULL, &held))
    entry = held;
  else
    {
      entry = find_current (self, scope);
      /* A store of the first release has the one key until somebody who holds it signs in. */
      if (entry == NULL && scope == HSL_KEY_STATION)
        entry = find_current (self, HSL_KEY_DATA);
    }
  if (entry != NULL)
    return entry->vault;
  hsl_key_chest_set_sealed (error);
  return NULL;
}

gboolean
hsl_key_chest_is_locked (HslKeyChest *self,
                         const char  *case_uid)
{
  return g_hash_table_contains (self->locked, case_uid);
}

gboolean
hsl_key_chest_can_open (HslKeyChest  *self,
                        gconstpointer sealed,
                        gsize         size)
{
  guint32 id;

  return hsl_sealed_get_key_id (sealed, size, &id) && find_entry (self, id) != NULL;
}

/**
 * hsl_key_chest_list_cases:
 * @held: those whose key is there, or those whose key is not
 *
 * Returns: (transfer full) (element-type utf8): uids of locked cases
 */
GPtrArray *
hsl_key_chest_list_cases (HslKeyChest *self,
                          gboolean     held)
{
  GPtrArray     *uids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer       uid, entry;

  g_hash_table_iter_init (&iter, self->locked);
  while (g_hash_table_iter_next (&iter, &uid, &entry))
    if ((entry != NULL) == held)
      g_ptr_array_add (uids, g_strdup (uid));
  return uids;
}

/**
 * hsl_key_chest_seal:
 *
 * Returns: (transfer full): @plain sealed with the key that hsl_key_chest_pick() gives
 */
GBytes *
hsl_key_chest_seal (HslKeyChest *self,
                    HslKeyScope  scope,
                    const char  *case_uid,
                    HslAad      *aad,
                    GBytes      *plain,
                    GError     **error)
{
  HslVault     *vault = hsl_key_chest_pick (self, scope, case_uid, error);
  gsize         size;
  gconstpointer data = g_bytes_get_data (plain, &size);

  return vault != NULL ? hsl_vault_seal (vault, aad, data, size) : NULL;
}

/**
 * hsl_key_chest_open:
 *
 * Returns: (transfer full): the plain bytes; %NULL with %HSL_STORE_ERROR_SEALED when the key is not for
 *   this account, else as hsl_vault_open()
 */
GBytes *
hsl_key_chest_open (HslKeyChest  *self,
                    HslAad       *aad,
                    gconstpointer sealed,
                    gsize         size,
                    GError      **error)
{
  HslVault *vault;
  guint32   id;

  if (!hsl_sealed_get_key_id (sealed, size, &id))
    vault = hsl_key_chest_get_oldest (self, HSL_KEY_STATION); /* to be refused in its words */
  else
    vault = hsl_key_chest_find (self, id);
  if (vault != NULL)
    return hsl_vault_open (vault, aad, sealed, size, error);
  hsl_key_chest_set_sealed (error);
  return NULL;
}
