# What Norway says otherwise than the engine does.

search-none-next = Try a shorter word, another spelling or a number, such as 4601 or 32014R0910.
