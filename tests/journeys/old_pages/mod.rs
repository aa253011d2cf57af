//! Old pages in every order: nobody signs what they did not see, nothing goes to the wrong organisation, and no text is lost or
//! shown to somebody else.

mod carried;
mod every_form;
mod ministry;
mod office;
mod report;
mod windows;
