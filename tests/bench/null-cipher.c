/* null-cipher.c: what the store costs without sealing
 *
 * Linked with --wrap in place of the cipher of libsodium, into one benchmark only: the bytes are copied
 * as they are, all else stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sodium.h>
#include <string.h>

#define TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES

int __wrap_crypto_aead_xchacha20poly1305_ietf_encrypt (unsigned char       *c,
                                                       unsigned long long  *clen,
                                                       const unsigned char *m,
                                                       unsigned long long   mlen,
                                                       const unsigned char *ad,
                                                       unsigned long long   adlen,
                                                       const unsigned char *nsec,
                                                       const unsigned char *npub,
                                                       const unsigned char *k);
int __wrap_crypto_aead_xchacha20poly1305_ietf_decrypt (unsigned char       *m,
                                                       unsigned long long  *mlen,
                                                       unsigned char       *nsec,
                                                       const unsigned char *c,
                                                       unsigned long long   clen,
                                                       const unsigned char *ad,
                                                       unsigned long long   adlen,
                                                       const unsigned char *npub,
                                                       const unsigned char *k);

int
__wrap_crypto_aead_xchacha20poly1305_ietf_encrypt (unsigned char       *c,
                                                   unsigned long long  *clen,
                                                   const unsigned char *m,
                                                   unsigned long long   mlen,
                                                   const unsigned char *ad,
                                                   unsigned long long   adlen,
                                                   const unsigned char *nsec,
                                                   const unsigned char *npub,
                                                   const unsigned char *k)
{
  memcpy (c, m, mlen);
  memset (c + mlen, 0, TAG_SIZE);
  if (clen != NULL)
    *clen = mlen + TAG_SIZE;
  return 0;
}

int
__wrap_crypto_aead_xchacha20poly1305_ietf_decrypt (unsigned char       *m,
                                                   unsigned long long  *mlen,
                                                   unsigned char       *nsec,
                                                   const unsigned char *c,
                                                   unsigned long long   clen,
                                                   const unsigned char *ad,
                                                   unsigned long long   adlen,
                                                   const unsigned char *npub,
                                                   const unsigned char *k)
{
  if (clen < TAG_SIZE)
    return -1;
  memcpy (m, c, clen - TAG_SIZE);
  if (mlen != NULL)
    *mlen = clen - TAG_SIZE;
  return 0;
}
