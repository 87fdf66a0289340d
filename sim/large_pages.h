// Large pages for what is read all over the place: the processor then finds where a page lies without going to memory itself.
#pragma once

#include <cstddef>

namespace hearth {

/// Asks the system for large pages where these bytes will be, before they are first used. Only what fills a large page gets
/// one, so that no memory is taken for it. A system without them goes on as ever.
void ask_for_large_pages(void* begin, std::size_t bytes);

}  // namespace hearth
