#ifndef RECTO_JPEG_RECODER_H
#define RECTO_JPEG_RECODER_H

#include <stddef.h>

/// Codes the coefficients of a JPEG file anew, with Huffman tables made for them: no pixel changes. Keeps all
/// markers, EXIF, ICC profile and Adobe's among them. `recoded` has room for `count` bytes. Returns how many were
/// written; 0 for a damaged file, and for one that wouldn't become smaller. libjpeg-turbo 2.1, from any thread.
size_t recto_jpeg_recode(const unsigned char *bytes, size_t count, int progressive, unsigned char *recoded);

#endif
