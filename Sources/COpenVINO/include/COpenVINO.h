// OpenVINO's C API, found when the program runs: nothing of it is needed to build, and a machine without it is told so.
#pragma once
#include <stddef.h>
#include <stdint.h>

// The loaded library with one core of devices.
typedef struct cov_runtime cov_runtime;
// A compiled model with one request, for one thread at a time.
typedef struct cov_model cov_model;

// Loads the library at `path` and those beside it. NULL on failure, with the reason in `message`.
cov_runtime *cov_open(const char *path, char *message, size_t capacity);
// Frees the core. The library stays loaded: its threads can't be ended.
void cov_close(cov_runtime *runtime);
// What it says of its version, into `text`.
void cov_version(const cov_runtime *runtime, char *text, size_t capacity);

// Compiles an ONNX model for the CPU with `count` properties, 8 at most. With a `rank` its one input always has these
// dimensions: memory is planned for them, which takes less than half of what inputs of any size do. NULL on failure, with the
// reason in `message`. `runtime` must outlive the model.
cov_model *cov_compile(const cov_runtime *runtime, const char *path, const int64_t *dimensions, size_t rank,
                       const char *const *keys, const char *const *values, size_t count, char *message, size_t capacity);
void cov_model_free(cov_model *model);

// Runs the model on one input of floats. 0 on success, else the reason is in `message`.
int cov_run(cov_model *model, float *input, const int64_t *dimensions, size_t rank, char *message, size_t capacity);
// An output, one of the first 8, valid until the next run: its values, and up to `capacity` dimensions. NULL on failure, or
// where the model has fewer.
const float *cov_output(cov_model *model, size_t index, int64_t *dimensions, size_t capacity, size_t *rank);
